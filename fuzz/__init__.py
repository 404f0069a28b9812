"""Damaged and hostile input, guided by coverage."""
