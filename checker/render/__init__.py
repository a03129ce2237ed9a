"""From an ``Analysis`` to what a person or a program reads; knows no stage."""
