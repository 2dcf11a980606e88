"""The lists below the map: places, places that show nothing, commitments without a place."""
