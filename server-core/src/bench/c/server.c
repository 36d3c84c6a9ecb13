/*
 * The yardstick: the least that a fan-out server can do. One thread, one epoll set, the frame encoded once for each
 * push, then either one write(2) a delivery, or one writev(2) a connection for all pushes of a burst.
 *
 * usage: server write|gather
 *
 * Speaks the same words on stdin and stdout as every server of the comparison; see README.md of the benchmarks.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "accept_key.h"

#define MAX_HEAD 2048
#define MAX_PUSHES 64
#define EVENTS 512

struct connection {
    int fd;
    int index; /* in `opened`; -1 before the upgrade */
    char *head;
    int head_bytes;
    unsigned char *waiting; /* what the socket did not take */
    size_t waiting_bytes;
};

static struct connection **opened;
static int opened_count;
static int opened_room;
static int epoll;
static int gather;
static unsigned char *frame;
static size_t frame_bytes;
static int pushes = 1;

static void die(const char *what) {
    perror(what);
    exit(1);
}

static void watch(struct connection *c, uint32_t events, int operation) {
    struct epoll_event event = {.events = events, .data.ptr = c};
    if (epoll_ctl(epoll, operation, c->fd, &event) != 0) {
        die("epoll_ctl");
    }
}

static void end(struct connection *c) {
    if (c->index >= 0) {
        opened[c->index] = opened[--opened_count];
        opened[c->index]->index = c->index;
    }
    close(c->fd);
    free(c->head);
    free(c->waiting);
    free(c);
}

/* Keeps what the socket did not take; the rest goes when epoll says that it can. */
static void keep(struct connection *c, const unsigned char *bytes, size_t count) {
    c->waiting = realloc(c->waiting, c->waiting_bytes + count);
    if (!c->waiting) {
        die("realloc");
    }
    memcpy(c->waiting + c->waiting_bytes, bytes, count);
    if (c->waiting_bytes == 0) {
        watch(c, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
    }
    c->waiting_bytes += count;
}

/* A broken socket is noticed by the next read. */
static size_t taken(ssize_t result) {
    return result < 0 ? 0 : (size_t) result;
}

static void push_one(struct connection *c) {
    size_t sent = c->waiting_bytes ? 0 : taken(write(c->fd, frame, frame_bytes));
    if (sent < frame_bytes) {
        keep(c, frame + sent, frame_bytes - sent);
    }
}

static void push_together(struct connection *c) {
    struct iovec parts[MAX_PUSHES];
    for (int i = 0; i < pushes; i++) {
        parts[i] = (struct iovec) {.iov_base = frame, .iov_len = frame_bytes};
    }
    size_t sent = c->waiting_bytes ? 0 : taken(writev(c->fd, parts, pushes));
    for (int i = (int) (sent / frame_bytes); i < pushes; i++) {
        size_t begun = i == (int) (sent / frame_bytes) ? sent % frame_bytes : 0;
        keep(c, frame + begun, frame_bytes - begun);
    }
}

static void push(void) {
    if (gather) {
        for (int i = 0; i < opened_count; i++) {
            push_together(opened[i]);
        }
        return;
    }
    for (int n = 0; n < pushes; n++) {
        for (int i = 0; i < opened_count; i++) {
            push_one(opened[i]);
        }
    }
}

static void flush(struct connection *c) {
    size_t sent = taken(write(c->fd, c->waiting, c->waiting_bytes));
    c->waiting_bytes -= sent;
    memmove(c->waiting, c->waiting + sent, c->waiting_bytes);
    if (c->waiting_bytes == 0) {
        watch(c, EPOLLIN, EPOLL_CTL_MOD);
    }
}

static void upgrade(struct connection *c) {
    char accept[ACCEPT_BYTES + 1];
    char *key = strcasestr(c->head, "Sec-WebSocket-Key: ");
    if (!key || strncmp(key + 19 + KEY_BYTES, "\r\n", 2) != 0) {
        end(c);
        return;
    }
    accept_key(key + 19, accept);
    char answer[256];
    int length = snprintf(answer, sizeof answer,
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: %s\r\n\r\n", accept);
    free(c->head);
    c->head = NULL;
    if (write(c->fd, answer, (size_t) length) != length) {
        end(c);
        return;
    }
    if (opened_count == opened_room) {
        opened_room = opened_room ? opened_room * 2 : 1024;
        opened = realloc(opened, sizeof *opened * (size_t) opened_room);
    }
    c->index = opened_count;
    opened[opened_count++] = c;
}

/* What a client sends after the upgrade is read and forgotten: only its end matters here. */
static void receive(struct connection *c) {
    char bytes[4096];
    ssize_t count = read(c->fd, bytes, sizeof bytes);
    if (count == 0 || (count < 0 && errno != EAGAIN)) {
        end(c);
        return;
    }
    if (count < 0 || c->index >= 0) {
        return;
    }
    if (!c->head) {
        c->head = calloc(1, MAX_HEAD + 1);
    }
    if (c->head_bytes + count > MAX_HEAD) {
        end(c);
        return;
    }
    memcpy(c->head + c->head_bytes, bytes, (size_t) count);
    c->head_bytes += (int) count;
    if (strstr(c->head, "\r\n\r\n")) {
        upgrade(c);
    }
}

static void accept_all(int listener) {
    for (;;) {
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) {
            return;
        }
        int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct connection *c = calloc(1, sizeof *c);
        c->fd = fd;
        c->index = -1;
        watch(c, EPOLLIN, EPOLL_CTL_ADD);
    }
}

static void encode(size_t payload) {
    size_t header = payload <= 125 ? 2 : payload <= 0xFFFF ? 4 : 10;
    frame = realloc(frame, header + payload);
    frame_bytes = header + payload;
    frame[0] = 0x81;
    frame[1] = (unsigned char) (header == 2 ? payload : header == 4 ? 126 : 127);
    for (size_t i = 0; i < header - 2; i++) {
        frame[header - 1 - i] = (unsigned char) (payload >> (8 * i));
    }
    memset(frame + header, 'x', payload);
}

static void command(char *line) {
    int number;
    size_t payload;
    if (strcmp(line, "p") == 0) {
        push();
    } else if (sscanf(line, "payload %zu %d", &payload, &number) == 2 && number <= MAX_PUSHES) {
        pushes = number;
        encode(payload);
        printf("ready\n");
    } else if (strcmp(line, "count") == 0) {
        printf("connected %d\n", opened_count);
    } else if (strcmp(line, "gc") == 0) {
        printf("heap 0\n");
    } else if (strcmp(line, "quit") == 0) {
        exit(0);
    }
    fflush(stdout);
}

static void read_commands(void) {
    static char input[4096];
    static size_t held;
    ssize_t count = read(STDIN_FILENO, input + held, sizeof input - held - 1);
    if (count <= 0) {
        exit(0);
    }
    held += (size_t) count;
    input[held] = 0;
    char *line = input;
    for (char *end; (end = strchr(line, '\n')); line = end + 1) {
        *end = 0;
        command(line);
    }
    held = strlen(line);
    memmove(input, line, held);
}

static int listen_on_loopback(void) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    if (bind(listener, (struct sockaddr *) &address, length) != 0 || listen(listener, 1024) != 0
            || getsockname(listener, (struct sockaddr *) &address, &length) != 0) {
        die("listen");
    }
    printf("listening %d\n", ntohs(address.sin_port));
    fflush(stdout);
    return listener;
}

int main(int count, char **arguments) {
    struct rlimit limit;
    gather = count == 2 && strcmp(arguments[1], "gather") == 0;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    int listener = listen_on_loopback();
    /* Two connections that are none: their addresses tell these descriptors from clients. */
    struct connection door = {.fd = listener};
    struct connection input = {.fd = STDIN_FILENO};
    watch(&door, EPOLLIN, EPOLL_CTL_ADD);
    watch(&input, EPOLLIN, EPOLL_CTL_ADD);
    encode(128);
    struct epoll_event events[EVENTS];
    for (;;) {
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            struct connection *c = events[i].data.ptr;
            if (c == &door) {
                accept_all(listener);
            } else if (c == &input) {
                read_commands();
            } else if (c->waiting_bytes && (events[i].events & EPOLLOUT)) {
                flush(c);
            } else {
                receive(c);
            }
        }
    }
}
