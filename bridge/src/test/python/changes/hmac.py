"""The application's own module of that name, which nothing mends."""
