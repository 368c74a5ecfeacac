"""A release beside every earlier one and beside itself: no small change and no small rest may show."""
