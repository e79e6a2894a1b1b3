package org.wsgilet.databases.mysqldb;

import java.util.HashMap;
import java.util.Map;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.mysql.OptionFiles;

/** The arguments of {@code _mysql.connect()}, as options with the names that option files have for them. */
final class ConnectArguments {

    private static final String[] NAMES = {
        "host",
        "user",
        "passwd",
        "db",
        "port",
        "unix_socket",
        "conv",
        "connect_timeout",
        "compress",
        "named_pipe",
        "init_command",
        "read_default_file",
        "read_default_group",
        "client_flag",
        "ssl",
        "local_infile",
        "read_timeout",
        "write_timeout",
        "charset",
        "auth_plugin"
    };

    private static final String[] TEXTS = {
        "host", "user", "passwd", "db", "unix_socket", "init_command", "charset",
    };
    private static final String[] NUMBERS = {
        "port", "connect_timeout", "client_flag", "local_infile", "read_timeout",
    };
    private static final Map<String, String> OPTIONS =
            Map.of("passwd", "password", "db", "database", "unix_socket", "socket", "charset", "default-character-set");

    private static final String[] TLS = {"ca", "capath", "cert", "key", "cipher"};
    private static final String[] FILES = {"socket", "ssl-ca", "ssl-capath", "ssl-cert", "ssl-key"};

    private final ArgParser parser;
    private final Map<String, String> options = new HashMap<>();

    ConnectArguments(PyObject[] arguments, String[] keywords) {
        parser = new ArgParser("connect", arguments, keywords, NAMES, 0);
    }

    PyObject converter() {
        return argument("conv") == null ? new PyDictionary() : argument("conv");
    }

    /** With those of option files that no argument gives. */
    Map<String, String> options() {
        for (String name : TEXTS) {
            put(name, argument(name) == null ? null : text(name));
        }
        for (String name : NUMBERS) {
            put(
                    name,
                    argument(name) == null
                            ? null
                            : String.valueOf(argument(name).asLong()));
        }
        if (argument("compress") != null && argument("compress").asInt() != -1) {
            options.put("compress", "1");
        }
        if (argument("ssl") != null) {
            putTls(argument("ssl"));
        }
        if (argument("read_default_file") != null || argument("read_default_group") != null) {
            OptionFiles.read(optionFile(), text("read_default_group")).forEach(options::putIfAbsent);
        }
        for (String name : FILES) {
            options.computeIfPresent(name, (same, file) -> absolute(file));
        }
        return options;
    }

    private String optionFile() {
        String file = text("read_default_file");
        return file == null || file.startsWith("~") ? file : absolute(file);
    }

    /** The name of a file as the interpreter has it, which has a working directory of its own: in UTF-8. */
    private static String absolute(String file) {
        return file.isEmpty() ? file : NativeString.encoded(Py.getSystemState().getPath(NativeString.decoded(file)));
    }

    private PyObject argument(String name) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].equals(name)) {
                return parser.getPyObject(i, null);
            }
        }
        throw new IllegalArgumentException(name);
    }

    private String text(String name) {
        PyObject value = argument(name);
        return value == null ? null : checked(name, Bytes.text(value));
    }

    private static String checked(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            throw Py.TypeError(name + " must be string without null bytes");
        }
        return text;
    }

    private void put(String name, String value) {
        if (value != null) {
            options.put(OPTIONS.getOrDefault(name, name.replace('_', '-')), value);
        }
    }

    private void putTls(PyObject ssl) {
        options.put("ssl", "1");
        for (String name : TLS) {
            PyObject value = Literals.find(ssl, Py.newString(name));
            if (value != null && value != Py.None) {
                options.put("ssl-" + name, checked(name, Bytes.text(value)));
            }
        }
    }
}
