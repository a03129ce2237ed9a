"""Packaged data: the sample reports of the demo and the published JSON schema."""
