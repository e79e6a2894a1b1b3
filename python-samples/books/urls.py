"""The pages of the books."""

from django.conf.urls import url
from django.contrib import admin

from catalogue import views

urlpatterns = [
    url(r'^$', views.index, name='index'),
    url(r'^books/(\d+)$', views.book, name='book'),
    url(r'^admin/', admin.site.urls),
]
