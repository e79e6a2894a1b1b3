package org.wsgilet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong usage is one line on standard error, with option, value and reason, and exit code 2. */
class UsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "serve | say what to serve: APP, or --mount /PREFIX=APP",
                "serve --debug | say what to serve: APP, or --mount /PREFIX=APP",
                "serve app --unknown | Unknown option: '--unknown'",
                "serve app another | another",
                "serve app --bind nonsense | --bind nonsense: HOST:PORT or unix:PATH is needed",
                "serve app --bind 127.0.0.1 | --bind 127.0.0.1: HOST:PORT or unix:PATH is needed",
                "serve app --bind http://127.0.0.1:80 | --bind http://127.0.0.1:80: HOST:PORT or unix:PATH is needed",
                "serve app --bind 127.0.0.1:99999 | --bind 127.0.0.1:99999: the port 99999 is not between",
                "serve app --bind 127.0.0.1:-1 | --bind 127.0.0.1:-1: HOST:PORT is needed",
                "serve app --bind 127.0.0.1:http | --bind 127.0.0.1:http: HOST:PORT is needed",
                "serve app --bind | --bind",
                "serve app --bind *:80 | --bind *:80: all IPv4 addresses are :80, and all of both kinds [::]:80",
                "serve app --threads= | --threads '': a whole number is needed",
                "serve app --chdir= | --chdir '': the name of a file or folder is missing",
                "serve app --certfile= | --certfile '': the name of a file or folder is missing",
                "serve app --log-level loud | --log-level loud: use one of debug, info, warning, error (see",
                "serve app --cert-reqs maybe | --cert-reqs maybe: use one of none, optional, required (see",
                "serve app --reload=maybe | --reload maybe: use true or false (see",
                "check app --env X | --env X: it is not of the form NAME=VALUE",
                "shell app --jar pom.xml | --jar pom.xml: it is no jar that can be read: ",
                "check app --jar pom.xml | --jar pom.xml: it is no jar that can be read: ",
                "serve app --bind unix: | --bind unix:: 'unix:' is followed by no path",
                "serve app --bind fd://3 | --bind fd://3: Java can take over no other file descriptor than 0",
                "serve app --bind 127.0.0.1:1,127.0.0.1:1 | --bind 127.0.0.1:1: it is given twice",
                "serve app --unix-permissions rw | --unix-permissions rw: three octal digits are needed, such as 660",
                "serve app --bind :1 --admin 0.0.0.0:1 | --admin 0.0.0.0:1: the server listens there itself",
                "serve app --admin 80 | --admin 80: HOST:PORT is needed",
                "serve app --trusted-proxies localhost | --trusted-proxies localhost: ",
                "serve app --max-body much | --max-body much: 'much' is no size such as 4096, 32k, 10m or 1g",
                "serve app --max-header-size 10 | --max-header-size 10: at least 1k and less than 2g is needed",
                "serve app --body-folder nowhere | nowhere: there is no such folder",
                "serve app --body-timeout 0 | --body-timeout 0: at least 1 is needed",
                "serve app --backlog -1 | --backlog -1: at least 0 is needed",
                "serve app --keep-alive 0 | --keep-alive 0: at least 1 is needed",
                "serve app --threads 0 | --threads 0: at least 1 is needed",
                "serve app --threads -3 | --threads -3: at least 1 is needed",
                "serve app --threads many | --threads many: a whole number is needed",
                "serve app --threads 99999999999 | --threads 99999999999: a whole number is needed, at most 2147483647",
                "serve app --threads 4 --threads 5 | --threads",
                "serve app --database-pool many | --database-pool many: it is neither off, threads, a number of",
                "serve app --env NOVALUE | --env NOVALUE: it is not of the form NAME=VALUE",
                "serve app --env =value | --env =value: it is not of the form NAME=VALUE",
                "serve app --chdir no-such-folder | --chdir no-such-folder: there is no such folder",
                "serve app --python-path no-such-folder | --python-path no-such-folder: there is no such folder",
                "serve app --access-log no-such-folder/log | --access-log no-such-folder/log: name a file in a folder",
                "serve app --access-log-format words | --access-log-format words: use common, combined, json or",
                "serve app --access-log-rotate monthly | --access-log-rotate monthly: use daily, hourly or a size",
                "serve app --access-log-keep -1 | --access-log-keep -1: at least 0 is needed",
                "serve app --timeout soon | --timeout soon: a number of seconds is needed, such as 60 or 0.5",
                "serve app --timeout -1 | --timeout -1: seconds from 0 to 2147483647 are needed",
                "serve app --timeout NaN | --timeout NaN: seconds from 0 to 2147483647 are needed",
                "serve app --graceful-timeout -1 | --graceful-timeout -1: at least 0 is needed",
                "serve app --graceful-timeout soon | --graceful-timeout soon: a whole number is needed",
                "serve app --static static | --static static: it is not of the form /URL=DIR",
                "serve app --static static=. | --static static=.: the URL 'static' must start with a slash",
                "serve app --static /a=nowhere | --static /a=nowhere: there is no readable file or folder 'nowhere'",
                "serve app --static-max-age -1 | --static-max-age -1: at least 0 is needed",
                "serve app --mount api=app | --mount api=app: the prefix must start with a slash",
                "serve app --mount /api/=app | --mount /api/=app: the prefix must start with a slash",
                "serve app --mount //=app | --mount //=app: the prefix must start with a slash",
                "serve app --mount /a//b=app | --mount /a//b=app: the prefix must start with a slash",
                "serve app --mount /a/../b=app | --mount /a/../b=app: the prefix must start with a slash",
                "serve app --mount /a%2Fb=app | --mount /a%2Fb=app: the prefix must start with a slash",
                "serve app --mount /a;b=app | --mount /a;b=app: the prefix must start with a slash",
                "serve app --mount /a*=app | --mount /a*=app: the prefix must start with a slash",
                "serve --mount /api | --mount /api: it is not of the form /PREFIX=APP",
                "serve --mount /api= | --mount /api=: it is not of the form /PREFIX=APP",
                "serve --mount /a=x --mount /a=y | --mount /a=y: /a is taken by x",
                "serve app --mount /=x | --mount /=x: / is taken by app",
                "serve app --reload --bind 0.0.0.0:0 | --reload: with --bind 0.0.0.0:0 it would show code and data",
                "serve app --reload --bind :0 | --reload: with --bind 0.0.0.0:0 it would show code and data",
                "serve app --reload --reload-extra nowhere | --reload-extra nowhere: there is no such file or folder",
                "serve app --reload-extra . | --reload-extra .: it does nothing without --reload",
                "serve app --debug --bind 0.0.0.0:0 | --debug: with --bind 0.0.0.0:0 it would show code and data of the"
                        + " application to others: bind a loopback address, or say --debug-anyway",
                "serve app --debug --bind [::]:0 | --debug: with --bind [::]:0 it would show code and data",
                "serve app --keyfile k.pem | --keyfile: it needs --certfile or --keystore",
                "serve app --redirect-http 127.0.0.1:0 | --redirect-http: it needs --certfile or --keystore",
                "serve app --certfile c.pem --keystore s.p12 | --keystore: it stands in place of --certfile",
                "serve app --certfile c.pem --ca-certs a.pem | --ca-certs: --ca-certs and --cert-reqs optional or",
                "serve app --certfile c.pem --cert-reqs required | --cert-reqs: --ca-certs and --cert-reqs optional",
                "serve app --certfile c.pem --redirect-http unix:/tmp/s | --redirect-http unix:/tmp/s: HOST:PORT",
                "serve app --certfile c.pem --redirect-http :1 --bind unix:s | --redirect-http 0.0.0.0:1: a redirect",
                "run | say what to run: FILE, -m MODULE, -c CODE, or - for standard input",
                "run -m -c x | -m and -c cannot be combined",
                "run --env X x.py | --env X: it is not of the form NAME=VALUE",
                "war | APP",
                "war shop --site-packages missing | --site-packages missing: there is no such folder",
                "war shop --python-path missing | --python-path missing: there is no such folder",
                "war shop --static missing | --static missing: there is no such folder",
                "war shop --jar missing.jar | --jar missing.jar: there is no such file",
                "war shop --jar pom.xml | --jar pom.xml: it is no jar that can be read: ",
                "serve app --jar missing.jar | --jar missing.jar: there is no such file",
                "serve app --jar pom.xml | --jar pom.xml: it is no jar that can be read: ",
                "run --jar pom.xml x.py | --jar pom.xml: it is no jar that can be read: ",
                "war shop --web-xml missing.xml | --web-xml missing.xml: there is no such file",
                "war shop -o missing/app.war | --output missing/app.war: name a file in a folder",
                "war shop --env COLOUR | --env COLOUR: it is not of the form NAME=VALUE",
                "war shop --init-param COLOUR | --init-param COLOUR: it is not of the form NAME=VALUE",
                "war shop --web-xml shop/app.py --env A=b | --web-xml: it cannot be combined with",
                "war shop --web-xml shop/app.py --no-speedups | --web-xml: it cannot be combined with",
                "war shop --web-xml shop/app.py --database-pool 5 | --web-xml: it cannot be combined with",
                "war shop --database-pool many | --database-pool many: it is neither off, threads, a number of",
                "war shop --colour | Unknown option: '--colour'",
            })
    void mistakeIsOneLine(String line, String message) {
        Console console = Console.run(line);

        assertThat(console.exitCode()).as(console.err()).isEqualTo(2);
        assertThat(console.err()).contains(message).hasLineCount(1);
        assertThat(console.err()).startsWith("wsgilet " + line.split(" ")[0] + ": ");
        assertThat(console.err()).endsWith(" (see wsgilet " + line.split(" ")[0] + " --help)\n");
        assertThat(console.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bogus"})
    void commandAloneTellsHowToUseIt(String line) {
        Console console = Console.run(line);

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains("serve").hasLineCount(1);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void wrongValueOfAVariableNamesTheVariable() {
        Console console = Console.run(Map.of("WSGILET_THREADS", "many"), "serve", "app");

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("wsgilet serve: --threads many: a whole number is needed, at most 2147483647"
                        + " (set by WSGILET_THREADS) (see wsgilet serve --help)\n");
    }

    @Test
    void wrongCombinationNamesTheVariableThatIsPartOfIt() {
        Console console = Console.run(Map.of("WSGILET_RELOAD", "true"), "serve", "app", "--bind", "0.0.0.0:0");

        assertThat(console.err()).contains("--reload: with --bind 0.0.0.0:0", "(set by WSGILET_RELOAD)");
    }
}
