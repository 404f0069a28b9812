"""When and where it befell them."""
