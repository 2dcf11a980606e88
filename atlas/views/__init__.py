"""What pages are made of: the only room of the atlas that knows Streamlit."""
