package org.wsgilet.databases.sqlite;

import java.lang.ref.WeakReference;

/** The cursor that has inserted last, and may still ask for the row's number: most never do. */
final class LastInsert {

    private WeakReference<Cursor> last;

    void by(Cursor cursor) {
        last = new WeakReference<>(cursor);
    }

    /** To be called before anything may be inserted by another one. */
    void note(Cursor next) {
        Cursor cursor = last == null ? null : last.get();
        last = null;
        if (cursor != null && cursor != next) {
            cursor.noteLastRow();
        }
    }
}
