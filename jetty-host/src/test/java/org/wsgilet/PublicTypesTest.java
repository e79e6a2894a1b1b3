package org.wsgilet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types that architecture.md calls public are enough to use them: they name no other type of ours. */
class PublicTypesTest {

    private static final String ROOT = "org.wsgilet.";
    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)` \\|");

    @Test
    void theyNameNoOtherType() throws Exception {
        List<String> listed = listed();
        Set<String> others = new TreeSet<>();
        for (String name : listed) {
            for (Executable member : members(Class.forName(ROOT + name))) {
                named(member)
                        .map(Class::getName)
                        .filter(type -> type.startsWith(ROOT) && !listed.contains(type.substring(ROOT.length())))
                        .forEach(type -> others.add(name + "." + member.getName() + ": " + type));
            }
        }

        assertThat(listed).contains("bridge.WsgiServlet");
        assertThat(others).as("what the table in %s lacks", PAGE).isEmpty();
    }

    private static List<String> listed() throws IOException {
        String section =
                Files.readString(PAGE).split("\n## What is public\n")[1].split("\n## ")[0];
        return ROW.matcher(section).results().map(row -> row.group(1)).toList();
    }

    private static List<Executable> members(Class<?> type) {
        assertThat(Modifier.isPublic(type.getModifiers()))
                .as("%s is public", type)
                .isTrue();
        return Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                .filter(member -> (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
                .filter(member -> !member.isSynthetic())
                .toList();
    }

    /** With the arguments of generic types. */
    private static Stream<Class<?>> named(Executable member) {
        Stream<Type> result =
                member instanceof Method method ? Stream.of(method.getGenericReturnType()) : Stream.empty();
        return Stream.of(
                        result,
                        Arrays.stream(member.getGenericParameterTypes()),
                        Arrays.stream(member.getGenericExceptionTypes()))
                .flatMap(types -> types)
                .flatMap(PublicTypesTest::classes);
    }

    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof Class<?> plain) {
            return Stream.of(plain.isArray() ? plain.getComponentType() : plain);
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(
                    classes(generic.getRawType()),
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(PublicTypesTest::classes));
        }
        if (type instanceof WildcardType wildcard) {
            return Stream.concat(Arrays.stream(wildcard.getUpperBounds()), Arrays.stream(wildcard.getLowerBounds()))
                    .flatMap(PublicTypesTest::classes);
        }
        return Stream.empty();
    }
}
