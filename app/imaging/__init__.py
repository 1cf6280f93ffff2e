"""Opens untrusted images safely and makes copies of them."""
