"""Maps: from rows to a Folium map a browser draws without a network. No query, no Streamlit."""
