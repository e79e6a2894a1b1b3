"""Pages with books, and how often this visitor has looked."""

from django.db.models import Avg, Count
from django.shortcuts import get_object_or_404, render

from catalogue.models import Author, Book


def index(request):
    request.session['visits'] = request.session.get('visits', 0) + 1
    return render(request, 'index.html', {
        'books': Book.objects.select_related('author')[:20],
        'authors': Author.objects.annotate(
            number=Count('books'), mean=Avg('books__price')),
        'visits': request.session['visits']})


def book(request, number):
    return render(request, 'book.html',
                  {'book': get_object_or_404(Book, pk=number)})
