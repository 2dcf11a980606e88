"""Through time: the slider over all days, and the curves it moves along."""
