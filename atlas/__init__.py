"""The Climate Commitments Atlas: what governments have promised on climate, with the evidence."""
