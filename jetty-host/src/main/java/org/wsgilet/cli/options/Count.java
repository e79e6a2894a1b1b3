package org.wsgilet.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options that are whole numbers. */
final class Count {

    private Count() {}

    /** 1 or more. */
    static final class Positive implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return parse(text, 1);
        }
    }

    /** 0 or more. */
    static final class FromZero implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return parse(text, 0);
        }
    }

    static int parse(String text, int least) {
        int number;
        try {
            number = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("a whole number is needed, at most " + Integer.MAX_VALUE);
        }
        if (number < least) {
            throw new TypeConversionException("at least " + least + " is needed");
        }
        return number;
    }
}
