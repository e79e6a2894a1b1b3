package org.wsgilet.databases.postgresql;

/**
 * A column of a result, as the server describes it.
 *
 * @param name the bytes of its name, one in each character
 * @param table the OID of its table; 0 if it is of none
 * @param number in that table, from 1; 0 if it is of none
 * @param type the OID of its type, unsigned
 * @param size of its type in bytes; negative if that varies
 * @param modifier of its type, such as precision and scale; -1 if there is none
 */
public record Column(String name, long table, int number, long type, int size, int modifier) {}
