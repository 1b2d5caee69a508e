"""What every long list has: filters, an order, pages, and itself as a file to take along."""
