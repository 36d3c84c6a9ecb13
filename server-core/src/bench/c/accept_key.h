/* The answer to Sec-WebSocket-Key, RFC 6455 section 4.2.2: base64(SHA-1(key + GUID)). */
#pragma once
#include <stdint.h>
#include <string.h>

#define KEY_BYTES 24
#define ACCEPT_BYTES 28

static uint32_t rotate(uint32_t value, int by) {
    return value << by | value >> (32 - by);
}

/* One block of SHA-1, FIPS 180-4 section 6.1.2. */
static void sha1_block(uint32_t state[5], const uint8_t block[64]) {
    uint32_t w[80];
    for (int i = 0; i < 16; i++) {
        w[i] = (uint32_t) block[4 * i] << 24 | (uint32_t) block[4 * i + 1] << 16 | (uint32_t) block[4 * i + 2] << 8
                | block[4 * i + 3];
    }
    for (int i = 16; i < 80; i++) {
        w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 ? b ^ c ^ d : i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
        uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
        uint32_t next = rotate(a, 5) + f + e + k + w[i];
        e = d;
        d = c;
        c = rotate(b, 30);
        b = a;
        a = next;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
}

static void accept_key(const char *key, char accept[ACCEPT_BYTES + 1]) {
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /* 24 + 36 bytes, the 0x80 and the length in bits: two blocks. */
    uint8_t blocks[128] = {0};
    memcpy(blocks, key, KEY_BYTES);
    memcpy(blocks + KEY_BYTES, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", 36);
    blocks[60] = 0x80;
    blocks[126] = (60 * 8) >> 8;
    blocks[127] = (60 * 8) & 0xFF;
    uint32_t state[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    sha1_block(state, blocks);
    sha1_block(state, blocks + 64);
    uint8_t digest[21] = {0};
    for (int i = 0; i < 20; i++) {
        digest[i] = (uint8_t) (state[i / 4] >> (24 - 8 * (i % 4)));
    }
    for (int i = 0; i < 7; i++) {
        uint32_t three = (uint32_t) digest[3 * i] << 16 | (uint32_t) digest[3 * i + 1] << 8 | digest[3 * i + 2];
        for (int j = 0; j < 4; j++) {
            accept[4 * i + j] = alphabet[three >> (18 - 6 * j) & 63];
        }
    }
    accept[ACCEPT_BYTES - 1] = '=';
    accept[ACCEPT_BYTES] = 0;
}
