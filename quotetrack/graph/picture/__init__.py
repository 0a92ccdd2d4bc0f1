"""What a drawn picture of a graph is made of: places, labels, marks and a legend; `exporters/svg.py` writes it."""
