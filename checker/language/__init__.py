"""Languages as data: the loader, the schema, and one folder of TOML files a language."""
