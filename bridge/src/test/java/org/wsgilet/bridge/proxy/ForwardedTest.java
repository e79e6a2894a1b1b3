package org.wsgilet.bridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What proxies say of a request, and the parts that their headers are made of. */
class ForwardedTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // said: scheme, host, port; received: Host, scheme; then Host, port and name of the server
                "'',    '',                '',   app:8000, http,  app:8000,          '',   ''",
                "https, '',                '',   app,      http,  app,               443,  ''",
                "https, '',                '',   app:8000, http,  app:8000,          8000, ''",
                "'',    shop.example,      '',   app:8000, http,  shop.example,      80,   shop.example",
                "https, shop.example,      '',   app:8000, http,  shop.example,      443,  shop.example",
                "https, shop.example,      443,  app:8000, http,  shop.example,      443,  shop.example",
                "https, shop.example:8443, '',   app:8000, http,  shop.example:8443, 8443, shop.example",
                "https, shop.example:8443, 443,  app:8000, http,  shop.example,      443,  shop.example",
                "http,  shop.example,      8080, app:8000, https, shop.example:8080, 8080, shop.example",
                "'',    '',                443,  app:8000, https, app,               443,  ''",
                "https, [::1]:8443,        '',   app,      http,  [::1]:8443,        8443, [::1]",
                "https, [::1],             '',   app,      http,  [::1],             443,  [::1]",
                "https, '',                '',   -,        http,  -,                 443,  ''",
            })
    void hostAndPortAreThoseTheClientAskedFor(
            String scheme,
            String host,
            String port,
            String receivedHost,
            String receivedScheme,
            String authority,
            String serverPort,
            String serverName) {
        Forwarded forwarded = new Forwarded(null, scheme, host, port, "", List.of(), false);

        assertThat(forwarded.authority(receivedHost, receivedScheme)).isEqualTo(authority);
        assertThat(forwarded.serverPort(receivedHost, receivedScheme)).isEqualTo(serverPort);
        assertThat(forwarded.serverName()).isEqualTo(serverName);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, ''",
        "192.0.2.1:80, 192.0.2.1, 80",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1, ''",
        "[2001:db8::1], 2001:db8:0:0:0:0:0:1, ''",
        "[2001:db8::1]:443, 2001:db8:0:0:0:0:0:1, 443",
        "unknown, '', ''",
        "_hidden:80, '', 80",
        "localhost, '', ''",
        "192.0.2.1:http, '', ''",
        "192.0.2.1:123456, '', ''",
        "'', '', ''",
    })
    void nodeIsAnAddressAndAPort(String text, String address, String port) {
        Node node = Node.parse(text);

        assertThat(node.text()).isEqualTo(address);
        assertThat(node.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=192.0.2.1;proto=https;host=a.example     | {for=192.0.2.1, host=a.example, proto=https}",
                "For=\"[2001:db8::1]:47\" ; PROTO = http      | {for=[2001:db8::1]:47, proto=http}",
                "host=\"a;b=c\";by=d                          | {by=d, host=a;b=c}",
                "host=\"a\\\"b\\\\c\"                         | {host=a\"b\\c}",
                "host=\"open;by=d                             | {host=\"open;by=d}",
                "nothing;=x                                   | {}",
            })
    void elementIsPairs(String text, String pairs) {
        assertThat(ForwardedElement.parse(text).pairs()).hasToString(pairs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a, b ,c      | c;b;a",
                "a            | a",
                "a,,b         | b;;a",
                "\"x,y\",z    | z;\"x,y\"",
                "\"x\\\",y\",z | z;\"x\\\",y\"",
            })
    void listsAreReadFromTheRight(String header, String elements) {
        List<String> read = new ArrayList<>();
        new ListFromRight(Collections.enumeration(List.of(header)), true).forEachRemaining(read::add);

        assertThat(String.join(";", read)).isEqualTo(elements);
    }
}
