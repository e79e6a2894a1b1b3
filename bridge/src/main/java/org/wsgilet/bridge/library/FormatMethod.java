package org.wsgilet.bridge.library;

import java.util.Set;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyFloat;
import org.python.core.PyInstance;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.python.core.Slotted;
import org.python.core.stringlib.FieldNameIterator;
import org.python.core.stringlib.MarkupIterator;

/**
 * {@code str.format} and {@code unicode.format}. A field without a specification is the text of its object,
 * {@code 'True'} of a bool, where Jython formats the number 1; in Unicode the text is that of {@code __unicode__},
 * where Jython takes the bytes of {@code __str__} for characters.
 */
final class FormatMethod extends PyBuiltinMethod {

    private static final long serialVersionUID = 1;

    /** The types whose {@code __format__} with an empty specification is {@code str()} in CPython. */
    private static final Set<PyObject> OF_TEXT =
            Set.of(PyInteger.TYPE, PyLong.TYPE, PyFloat.TYPE, PyString.TYPE, PyUnicode.TYPE);

    FormatMethod() {
        super("format");
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        Call call = new Call(self instanceof PyUnicode, arguments, keywords);
        try {
            String text = call.format(new MarkupIterator((PyString) self), false);
            return call.unicode ? new PyUnicode(text) : Py.newString(text);
        } catch (IllegalArgumentException e) {
            throw Py.ValueError(e.getMessage());
        }
    }

    /** One call, with what the fields name. */
    private record Call(boolean unicode, PyObject[] arguments, String[] keywords) {

        String format(MarkupIterator markup, boolean nested) {
            StringBuilder result = new StringBuilder();
            for (MarkupIterator.Chunk chunk = markup.nextChunk(); chunk != null; chunk = markup.nextChunk()) {
                result.append(chunk.literalText);
                if (chunk.fieldName == null) {
                    continue;
                }
                PyObject object = converted(named(chunk.fieldName), chunk.conversion);
                String specification = chunk.formatSpec;
                if (chunk.formatSpecNeedsExpanding) {
                    if (nested) {
                        throw Py.ValueError("Max string recursion exceeded");
                    }
                    specification = format(new MarkupIterator(markup, specification), true);
                }
                result.append(field(object, specification == null ? "" : specification));
            }
            return result.toString();
        }

        private PyObject named(String field) {
            FieldNameIterator names = new FieldNameIterator(field, !unicode);
            int at = beginning(field);
            PyObject object = argument(number(field.substring(0, at)));
            for (FieldNameIterator.Chunk name = names.nextChunk(); name != null; name = names.nextChunk()) {
                if (name.is_attr) {
                    object = object.__getattr__((String) name.value);
                    at += 1 + name.value.toString().length();
                } else {
                    int end = field.indexOf(']', at);
                    Object item = number(field.substring(at + 1, end));
                    object = object.__getitem__(
                            item instanceof Integer index ? Py.newInteger(index) : text(item.toString()));
                    at = end + 1;
                }
            }
            return object;
        }

        /** The length of the name before the first dot or bracket. */
        private static int beginning(String field) {
            int length = 0;
            while (length < field.length() && field.charAt(length) != '.' && field.charAt(length) != '[') {
                length++;
            }
            return length;
        }

        /** A number has digits alone: what begins with a sign is a name, where Jython takes {@code +1} for a number. */
        private static Object number(String name) {
            if (name.isEmpty() || !name.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
                return name;
            }
            try {
                return Integer.valueOf(name);
            } catch (NumberFormatException e) {
                throw Py.ValueError("Too many decimal digits in format string");
            }
        }

        private PyObject argument(Object name) {
            int positional = arguments.length - keywords.length;
            if (name instanceof Integer index) {
                if (index >= positional) {
                    throw Py.IndexError("tuple index out of range");
                }
                return arguments[index];
            }
            for (int i = 0; i < keywords.length; i++) {
                if (keywords[i].equals(name)) {
                    return arguments[positional + i];
                }
            }
            throw Py.KeyError(text(name.toString()));
        }

        private PyObject converted(PyObject object, String conversion) {
            if (conversion == null) {
                return object;
            }
            return switch (conversion) {
                case "r" -> object.__repr__();
                case "s" -> textOf(object);
                default -> throw Py.ValueError("Unknown conversion specifier " + conversion);
            };
        }

        private String field(PyObject object, String specification) {
            boolean empty = specification.isEmpty();
            boolean byText = isByText(object, empty);
            if (byText && !empty) {
                warn();
            }
            PyObject formatted = byText ? formattedText(object) : object;
            if (empty && formatted instanceof PyString string) {
                return unicode || !(string instanceof PyUnicode)
                        ? textOf(string).getString()
                        : string.encode();
            }
            PyObject result = formatted.__format__(text(specification));
            return unicode ? result.asString() : result.__str__().getString();
        }

        /** CPython formats the Unicode text of what is Unicode, and encodes it then. */
        private PyString formattedText(PyObject object) {
            return object instanceof PyUnicode ? object.__unicode__() : textOf(object);
        }

        /** The text of an object, as the format itself is. */
        private PyString textOf(PyObject object) {
            return unicode ? object.__unicode__() : object.__str__();
        }

        private PyString text(String characters) {
            return unicode ? new PyUnicode(characters) : new PyString(characters);
        }
    }

    /** Of an object that is formatted by its text, for a specification that is not empty. */
    static void warn() {
        Py.warning(Py.PendingDeprecationWarning, "object.__format__ with a non-empty format string is deprecated");
    }

    /** Whether CPython's {@code __format__} of an object formats its text. */
    static boolean isByText(PyObject object, boolean empty) {
        if (object instanceof PyBoolean) {
            return empty;
        }
        if (object instanceof PyInstance) {
            return object.__findattr__("__format__") == null;
        }
        if (!(object instanceof Slotted)) {
            return false;
        }
        PyObject[] where = new PyObject[1];
        object.getType().lookup_where("__format__", where);
        return where[0] == PyObject.TYPE || empty && OF_TEXT.contains(where[0]);
    }
}
