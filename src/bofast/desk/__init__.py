"""The staff's pages. A slice a page: views, forms, presenter, urls and templates stand together."""
