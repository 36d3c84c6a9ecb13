/* A socket, with TLS on it or without: the load client is the same for both. */
#pragma once
#include <errno.h>
#include <stddef.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef WITH_TLS
#include <openssl/err.h>
#include <openssl/ssl.h>
#endif

struct stream {
    int fd;
#ifdef WITH_TLS
    SSL *tls;
#endif
};

#ifdef WITH_TLS
/* Certificates are not checked: what is measured is the server. */
static SSL_CTX *stream_context(void) {
    static SSL_CTX *context;
    if (!context) {
        context = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    }
    return context;
}
#endif

/* The handshake of TLS blocks; returns 0 if it succeeded. */
static int stream_open(struct stream *stream, int fd, int tls) {
    stream->fd = fd;
    if (!tls) {
        return 0;
    }
#ifdef WITH_TLS
    stream->tls = SSL_new(stream_context());
    SSL_set_fd(stream->tls, fd);
    return SSL_connect(stream->tls) == 1 ? 0 : -1;
#else
    return -1;
#endif
}

#ifdef WITH_TLS
static ssize_t stream_result(struct stream *stream, int result) {
    if (result > 0) {
        return result;
    }
    int error = SSL_get_error(stream->tls, result);
    ERR_clear_error();
    if (error == SSL_ERROR_ZERO_RETURN) {
        return 0;
    }
    errno = error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? EAGAIN : EIO;
    return -1;
}
#endif

/* As read(2). */
static ssize_t stream_read(struct stream *stream, void *bytes, size_t count) {
#ifdef WITH_TLS
    if (stream->tls) {
        return stream_result(stream, SSL_read(stream->tls, bytes, (int) count));
    }
#endif
    return read(stream->fd, bytes, count);
}

/* As write(2). */
static ssize_t stream_write(struct stream *stream, const void *bytes, size_t count) {
#ifdef WITH_TLS
    if (stream->tls) {
        return stream_result(stream, SSL_write(stream->tls, bytes, (int) count));
    }
#endif
    return write(stream->fd, bytes, count);
}

static void stream_close(struct stream *stream) {
    close(stream->fd);
#ifdef WITH_TLS
    if (stream->tls) {
        SSL_free(stream->tls);
    }
#endif
}
