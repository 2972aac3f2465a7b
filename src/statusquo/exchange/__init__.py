"""Exchange: findings and models in formats that other programs read and write."""
