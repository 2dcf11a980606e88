"""What adapters share: tables whose every column is accounted for, and how sources print dates, points and promises."""
