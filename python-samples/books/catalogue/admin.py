"""The catalogue in Django's admin."""

from django.contrib import admin

from catalogue.models import Author, Book

admin.site.register(Author)


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ['title', 'author', 'published', 'price']
    list_filter = ['author']
    search_fields = ['title', 'author__name']
    date_hierarchy = 'published'
