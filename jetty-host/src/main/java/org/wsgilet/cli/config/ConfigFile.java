package org.wsgilet.cli.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The settings of one {@code wsgilet.toml}: each key is the name of an option without its dashes. */
final class ConfigFile {

    static final String NAME = "wsgilet.toml";

    /** Whose settings are in it. Where another command reads it, those that it does not have are passed over. */
    static final String OF_COMMAND = "serve";

    /** Editors of Windows put it first. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    private final Path path;
    private final TomlParseResult toml;
    private final CommandSpec command;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ConfigFile(Path path, TomlParseResult toml, CommandSpec command) {
        this.path = path;
        this.toml = toml;
        this.command = command;
    }

    /** @throws ParameterException names the file, the line and the key that is wrong */
    static ConfigFile read(Path path, CommandSpec command) {
        TomlParseResult toml = Toml.parse(content(path, command));
        if (toml.hasErrors()) {
            TomlParseError error = toml.errors().get(0);
            String message = error.getMessage().lines().findFirst().orElse("is no TOML");
            throw new ParameterException(
                    command.commandLine(), path + ", line " + error.position().line() + ": " + message);
        }
        ConfigFile file = new ConfigFile(path, toml, command);
        for (String key : toml.keySet()) {
            ArgSpec argument = setting(key, command);
            if (argument != null) {
                file.values.put(key, file.text(key, argument, toml.get(List.of(key))));
            } else if (!file.isOfServe(key)) {
                throw file.error(key, key, "there is no such setting" + NearName.question(key, file.names()));
            }
        }
        return file;
    }

    private static String content(Path path, CommandSpec command) {
        try {
            String text = Files.readString(path);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (IOException e) {
            String file = command.findOption("--config").getValue() == null ? path.toString() : "--config " + path;
            throw new ParameterException(
                    command.commandLine(), file + ": the file cannot be read: " + reason(path, e), e);
        }
    }

    private static String reason(Path path, IOException e) {
        if (Files.isDirectory(path)) {
            return "it is a folder";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof CharacterCodingException ? "it is not in UTF-8" : e.getMessage();
    }

    Path path() {
        return path;
    }

    /** The value as an option would have it; null if the file does not say. */
    String value(ArgSpec argument) {
        return values.get(SettingSources.name(argument));
    }

    /** The file and line; null if the file does not say. */
    String origin(ArgSpec argument) {
        String name = SettingSources.name(argument);
        return values.containsKey(name) ? origin(name) : null;
    }

    private String origin(String key) {
        return path + ", line " + toml.inputPositionOf(List.of(key)).line();
    }

    /** The option or argument of that name; null if the command has none. */
    private static ArgSpec setting(String key, CommandSpec command) {
        return command.args().stream()
                .filter(candidate -> SettingSources.name(candidate).equals(key))
                .filter(candidate -> !SettingSources.isHelp(candidate) && !key.equals("config"))
                .filter(candidate -> !SettingSources.hasOwnMeaning(candidate))
                .findFirst()
                .orElse(null);
    }

    private boolean isOfServe(String key) {
        CommandSpec parent = command.parent();
        return parent != null
                && setting(key, parent.subcommands().get(OF_COMMAND).getCommandSpec()) != null;
    }

    private String text(String key, ArgSpec argument, Object value) {
        if (argument.isMultiValue()) {
            return lines(key, argument, value);
        }
        Class<?> type = argument.typeInfo().getType();
        if (type == boolean.class || type == Boolean.class) {
            return String.valueOf(expect(Boolean.class, value, key, "true or false"));
        }
        if (type == int.class) {
            return String.valueOf(expect(Long.class, value, key, "a whole number"));
        }
        if (type == Duration.class) {
            return number(key, value);
        }
        return scalar(key, key, value, "a string");
    }

    private List<String> names() {
        return command.args().stream()
                .filter(argument -> !SettingSources.isHelp(argument))
                .map(SettingSources::name)
                .toList();
    }

    private String number(String key, Object value) {
        return value instanceof Double ? value.toString() : String.valueOf(expect(Long.class, value, key, "a number"));
    }

    /** One value a line. */
    private String lines(String key, ArgSpec argument, Object value) {
        StringJoiner lines = new StringJoiner("\n");
        if (value instanceof TomlArray array) {
            for (int i = 0; i < array.size(); i++) {
                lines.add(scalar(key, key, array.get(i), "an array of strings"));
            }
        } else if (value instanceof TomlTable table && argument.paramLabel().contains("=")) {
            for (String name : table.keySet()) {
                lines.add(name + "=" + scalar(key, key + "." + name, table.get(List.of(name)), "a string"));
            }
        } else {
            lines.add(scalar(key, key, value, "a string or an array of strings"));
        }
        return lines.toString();
    }

    /** @param name of the value: its key, and a second one below that in a table */
    private String scalar(String key, String name, Object value, String expected) {
        if (value instanceof Long) {
            return value.toString();
        }
        if (value instanceof String text) {
            if (CONTROL.matcher(text).find()) {
                throw error(key, name, "must have no control characters in it, such as the end of a line");
            }
            return text;
        }
        throw error(key, name, "must be " + expected);
    }

    private <T> T expect(Class<T> type, Object value, String key, String expected) {
        if (!type.isInstance(value)) {
            throw error(key, key, "must be " + expected);
        }
        return type.cast(value);
    }

    private ParameterException error(String key, String name, String message) {
        return new ParameterException(command.commandLine(), origin(key) + ": " + name + ": " + message);
    }
}
