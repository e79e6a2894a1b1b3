package org.wsgilet.bridge.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PASSWORDS",
                "db_password",
                "dbpassword",
                "userPassword",
                "password2",
                "pass",
                "pwd",
                "passphrase",
                "secret",
                "SECRET_KEY",
                "client-secret",
                "token",
                "access_token",
                "csrfmiddlewaretoken",
                "X-CSRFToken",
                "api_key",
                "apiKey",
                "APIKey",
                "apikey",
                "X-Api-Key",
                "AWS_ACCESS_KEY_ID",
                "auth",
                "HTTP_AUTHORIZATION",
                "Proxy-Authorization",
                "Cookie",
                "HTTP_COOKIE",
                "Set-Cookie",
                "session",
                "sessionid",
                "JSESSIONID",
                "PHPSESSID",
                "credentials",
                "creds",
                "aws_creds",
                "sessions",
                "api_keys",
                "private_key",
                "signature",
                "csrf"
            })
    void wordsOfSecretsAreKnown(String name) {
        assertThat(SecretName.is(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "author",
                "authors",
                "authority",
                "KeyError",
                "key",
                "keys",
                "keyboard",
                "monkey",
                "hockey_team",
                "passenger",
                "passed",
                "pas",
                "sacred",
                "bypass",
                "compass",
                "secretary",
                "tokenizer",
                "obsession",
                "privateer",
                "PATH_INFO",
                "name",
                "Accept"
            })
    void otherWordsAreNot(String name) {
        assertThat(SecretName.is(name)).isFalse();
    }
}
