"""Notes in one JSON file, safe for many threads of one process."""

import json
import os
import threading
from datetime import datetime


class NoteStore(object):

    def __init__(self, folder):
        self._path = os.path.join(folder, 'notes.json')
        self._lock = threading.Lock()
        self._notes = self._load()

    def all(self):
        """The notes, newest first."""
        with self._lock:
            return sorted(self._notes, key=lambda n: n['id'], reverse=True)

    def get(self, note_id):
        """The note, or None."""
        with self._lock:
            return self._find(note_id)

    def add(self, title, text, author):
        with self._lock:
            note = {
                'id': 1 + max([n['id'] for n in self._notes] or [0]),
                'title': title,
                'text': text,
                'author': author,
                'created': datetime.utcnow().strftime('%Y-%m-%dT%H:%M:%SZ'),
            }
            self._save(self._notes + [note])
            return note

    def delete(self, note_id):
        """The note that was deleted, or None."""
        with self._lock:
            note = self._find(note_id)
            if note:
                self._save([n for n in self._notes if n is not note])
            return note

    def _find(self, note_id):
        for note in self._notes:
            if note['id'] == note_id:
                return note

    def _load(self):
        if not os.path.exists(self._path):
            return []
        with open(self._path) as f:
            return json.load(f)

    def _save(self, notes):
        # A reader of the file sees the old notes or the new, never a part.
        with open(self._path + '.new', 'w') as f:
            json.dump(notes, f, indent=2)
        os.rename(self._path + '.new', self._path)
        self._notes = notes
