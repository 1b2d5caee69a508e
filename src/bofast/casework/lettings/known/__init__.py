"""What is known on a day: homes in play, families on the list, and what the engine is told of them."""
