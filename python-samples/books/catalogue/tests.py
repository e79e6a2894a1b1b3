# -*- coding: utf-8 -*-
"""Tests of the catalogue: wsgilet run manage.py test."""

from __future__ import unicode_literals

from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import TestCase

from catalogue.models import Author, Book


class CatalogueTest(TestCase):

    def setUp(self):
        self.author = Author.objects.create(name='Çelebi')
        self.book = Book.objects.create(
            title='Seyahatnâme', author=self.author,
            published=date(1630, 12, 31), price=Decimal('12.50'))

    def test_values_come_back(self):
        book = Book.objects.get(author__name='Çelebi')
        self.assertEqual(
            ('Seyahatnâme', date(1630, 12, 31), Decimal('12.50')),
            (book.title, book.published, book.price))
        self.assertEqual(self.book.added, book.added)

    def test_failed_statement_leaves_the_transaction(self):
        with self.assertRaises(IntegrityError):
            with transaction.atomic():
                Author.objects.create(name='Çelebi')
        self.assertEqual(1, Author.objects.count())

    def test_pages(self):
        self.assertContains(self.client.get('/'), 'Çelebi: 1 at 12.50')
        self.assertContains(self.client.get('/'), 'Visit 2')
        page = '/books/%d' % self.book.pk
        self.assertContains(self.client.get(page), 'Çelebi, 1630, 12.50')
        self.assertEqual(404, self.client.get('/books/0').status_code)

    def test_admin(self):
        User.objects.create_superuser('ada', 'ada@example.org', 'secret')
        self.assertTrue(self.client.login(username='ada', password='secret'))
        self.assertContains(
            self.client.get('/admin/catalogue/book/?q=seyahat'),
            'Seyahatnâme')
        added = self.client.post('/admin/catalogue/book/add/', {
            'title': 'Ikinci', 'author': self.author.pk,
            'published': '', 'price': '3.00'}, follow=True)
        self.assertContains(added, 'was added successfully')
        self.assertEqual(2, self.author.books.count())
