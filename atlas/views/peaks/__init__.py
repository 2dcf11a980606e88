"""Peaks and pilots: the national pilot programmes of China, and the years its cities promised to peak in."""
