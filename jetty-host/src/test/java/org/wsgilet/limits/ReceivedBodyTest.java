package org.wsgilet.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedBodyTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // bytes, bytes of a piece, declared, memory
        "0, 1, 0, 1000",
        "1, 1, 1, 1000",
        "140, 1, 1000000, 2000",
        "34, 34, 34, 34",
        "34, 34, 34, 33",
        "100000, 7919, 100000, 1000000",
        "100000, 7919, -1, 1000000",
        "100000, 7919, 100000, 50000",
        "100000, 1000, -1, 0",
        "3000000, 8192, 3000000, 10000000",
        "3000000, 100000, -1, 10000000",
        "3000000, 3000000, 3000000, 10000000",
    })
    void bytesComeBackAsTheyCame(int size, int piece, long declared, long limit) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        BodyMemory memory = new BodyMemory(limit);
        ReceivedBody body = new ReceivedBody(memory, folder, declared);
        for (int at = 0; at < size; at += piece) {
            body.append(ByteBuffer.wrap(bytes, at, Math.min(piece, size - at)).slice());
        }

        assertThat(body.length()).isEqualTo(size);
        assertThat(folder).as("files have no names").isEmptyDirectory();
        assertThat(all(body)).isEqualTo(bytes);
        assertThat(body.next()).isNull();

        body.discard();
        body.discard();
        assertThat(memory.take((int) limit)).as("memory was given back, once").isTrue();
        assertThat(memory.take(1)).isFalse();
    }

    @Test
    void memoryIsTakenAsBytesArrive() throws IOException {
        BodyMemory memory = new BodyMemory(10_000);
        ReceivedBody body = new ReceivedBody(memory, folder, 1_000_000);
        body.append(ByteBuffer.wrap(new byte[140]));

        assertThat(memory.take(8_000)).isTrue();
    }

    @Test
    void bodyWithoutRoomSaysWhere() throws IOException {
        Path missing = folder.resolve("missing");
        ReceivedBody body = new ReceivedBody(new BodyMemory(0), missing, 10);

        assertThatThrownBy(() -> body.append(ByteBuffer.wrap(new byte[10])))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(missing.toString());
        body.discard();
    }

    @Test
    void nothingIsReadOnceTheRequestHasEnded() throws IOException {
        ReceivedBody body = new ReceivedBody(new BodyMemory(100), folder, 10);
        body.append(ByteBuffer.wrap(new byte[10]));
        body.discard();

        assertThatThrownBy(body::next).isInstanceOf(IOException.class).hasMessage("the request has ended");
    }

    private static byte[] all(ReceivedBody body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuffer bytes = body.next(); bytes != null; bytes = body.next()) {
            byte[] block = new byte[bytes.remaining()];
            bytes.get(block);
            all.writeBytes(block);
            assertThat(body.isRead()).isEqualTo(all.size() == body.length());
        }
        return all.toByteArray();
    }
}
