"""Work on recognised text: finding in it, and tables from where its words stand. Knows only the model."""
