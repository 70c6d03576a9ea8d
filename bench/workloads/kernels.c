// SPDX-License-Identifier: Apache-2.0
/* Portable kernels: the same C is built for the ARM guest and for the native host.
 * Every kernel returns a checksum so that guest and host runs can be compared.
 * All indices are 32 bit, so the memory layout is the same on both. */
#include "kernels.h"

#include <stdint.h>

#define NI __attribute__((noinline))

/* ---------------------------------------------------------------- integer */
#define LN 128
struct node {
    uint32_t next;
    int32_t key;
    int32_t val;
    uint32_t pad;
};
static struct node pool[LN];
static int16_t ma[24][24], mb[24][24];
static int32_t mc[24][24];
static uint32_t crctab[256];
static const char text[] =
    "5012,+7,-1.5,2e4,0x1f,9.75e-3,bad,12345,-0,.5,77e,3.,  8,1e+10,zz9,42,+-3,6.02e23,";

static NI uint32_t list_build(uint32_t seed) {
    for (uint32_t i = 0; i < LN; i++) {
        seed = seed * 1664525u + 1013904223u;
        pool[i].next = i + 1 < LN ? i + 1 : 0xffffffffu;
        pool[i].key = (int32_t)(seed >> 20);
        pool[i].val = (int32_t)(seed & 0xffff);
    }
    return seed;
}
static NI uint32_t list_reverse(uint32_t head) {
    uint32_t prev = 0xffffffffu;
    while (head != 0xffffffffu) {
        uint32_t n = pool[head].next;
        pool[head].next = prev;
        prev = head;
        head = n;
    }
    return prev;
}
static NI uint32_t list_find(uint32_t head, int32_t key) {
    uint32_t n = 0;
    while (head != 0xffffffffu && pool[head].key != key) {
        head = pool[head].next;
        n++;
    }
    return head == 0xffffffffu ? n : (uint32_t)pool[head].val + n;
}
/* Bottom-up merge sort of the list by key. */
static NI uint32_t list_sort(uint32_t list) {
    for (uint32_t k = 1;; k *= 2) {
        uint32_t p = list, tail = 0xffffffffu, merges = 0;
        list = 0xffffffffu;
        while (p != 0xffffffffu) {
            uint32_t q = p, ps = 0, qs = k;
            merges++;
            for (uint32_t i = 0; i < k && q != 0xffffffffu; i++) {
                ps++;
                q = pool[q].next;
            }
            while (ps > 0 || (qs > 0 && q != 0xffffffffu)) {
                uint32_t e;
                if (ps == 0) {
                    e = q;
                    q = pool[q].next;
                    qs--;
                } else if (qs == 0 || q == 0xffffffffu) {
                    e = p;
                    p = pool[p].next;
                    ps--;
                } else if (pool[p].key <= pool[q].key) {
                    e = p;
                    p = pool[p].next;
                    ps--;
                } else {
                    e = q;
                    q = pool[q].next;
                    qs--;
                }
                if (tail != 0xffffffffu)
                    pool[tail].next = e;
                else
                    list = e;
                tail = e;
            }
            p = q;
        }
        pool[tail].next = 0xffffffffu;
        if (merges <= 1) return list;
    }
}
static NI uint32_t matrix(uint32_t seed) {
    for (int i = 0; i < 24; i++)
        for (int j = 0; j < 24; j++) {
            ma[i][j] = (int16_t)(seed + (uint32_t)(i * j));
            mb[i][j] = (int16_t)((seed >> 3) ^ (uint32_t)(i + 3 * j));
        }
    uint32_t s = 0;
    for (int i = 0; i < 24; i++)
        for (int j = 0; j < 24; j++) {
            int32_t acc = 0;
            for (int k = 0; k < 24; k++) acc += (int32_t)ma[i][k] * mb[k][j];
            mc[i][j] = acc;
            s += (uint32_t)(acc >> 3) & 0xffff;
        }
    return s;
}
static NI uint32_t crc_bits(uint32_t crc, uint32_t data) {
    for (int i = 0; i < 16; i++) {
        uint32_t x = (crc ^ data) & 1;
        data >>= 1;
        crc >>= 1;
        if (x) crc ^= 0xa001;
    }
    return crc;
}
static NI uint32_t crc_table(uint32_t crc, const uint8_t* p, uint32_t n) {
    while (n--) crc = crctab[(crc ^ *p++) & 0xff] ^ (crc >> 8);
    return crc;
}
enum st { S_START, S_INT, S_FLOAT, S_EXP, S_SCI, S_BAD, S_N };
static NI uint32_t statemachine(const char* p, uint32_t* cnt) {
    enum st s = S_START;
    uint32_t trans = 0;
    for (; *p; p++) {
        char c = *p;
        enum st n = s;
        if (c == ',') {
            cnt[s]++;
            n = S_START;
        } else
            switch (s) {
                case S_START:
                    if (c >= '0' && c <= '9')
                        n = S_INT;
                    else if (c == '+' || c == '-')
                        n = S_INT;
                    else if (c == '.')
                        n = S_FLOAT;
                    else if (c == ' ')
                        n = S_START;
                    else
                        n = S_BAD;
                    break;
                case S_INT:
                    if (c == '.')
                        n = S_FLOAT;
                    else if (c == 'e')
                        n = S_EXP;
                    else if (c < '0' || c > '9')
                        n = S_BAD;
                    break;
                case S_FLOAT:
                    if (c == 'e')
                        n = S_EXP;
                    else if (c < '0' || c > '9')
                        n = S_BAD;
                    break;
                case S_EXP:
                    if (c == '+' || c == '-' || (c >= '0' && c <= '9'))
                        n = S_SCI;
                    else
                        n = S_BAD;
                    break;
                case S_SCI:
                    if (c < '0' || c > '9') n = S_BAD;
                    break;
                default: break;
            }
        if (n != s) trans++;
        s = n;
    }
    return trans;
}

uint32_t k_int(uint32_t iters) {
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int j = 0; j < 8; j++) c = (c >> 1) ^ (0xedb88320u & (0u - (c & 1)));
        crctab[i] = c;
    }
    uint32_t sum = 0, seed = 12345, cnt[S_N] = {0};
    for (uint32_t it = 0; it < iters; it++) {
        seed = list_build(seed);
        uint32_t h = list_reverse(0);
        for (int f = 0; f < 8; f++) sum += list_find(h, (int32_t)(seed >> (20 - f)) & 0xfff);
        h = list_sort(h);
        sum += (uint32_t)pool[h].key;
        sum += matrix(seed);
        sum += statemachine(text, cnt);
        sum += statemachine(text + (seed & 31), cnt);
        sum = crc_table(sum, (const uint8_t*)pool, sizeof pool);
        for (uint32_t i = 0; i < S_N; i++) sum = crc_bits(sum, cnt[i]) + (sum << 16);
    }
    return sum;
}

/* -------------------------------------------------------------- streaming */
#define SW (16u * 1024 * 1024 / 4)
static uint32_t sbuf[SW] __attribute__((aligned(64)));
static uint32_t dbuf[SW] __attribute__((aligned(64)));

static NI void copy32(uint32_t* d, const uint32_t* s, uint32_t words) {
    for (uint32_t i = 0; i < words; i += 8) {
        uint32_t a = s[i], b = s[i + 1], c = s[i + 2], e = s[i + 3];
        uint32_t f = s[i + 4], g = s[i + 5], h = s[i + 6], j = s[i + 7];
        __asm__ volatile("" ::: "memory"); /* keep it scalar and in order */
        d[i] = a;
        d[i + 1] = b;
        d[i + 2] = c;
        d[i + 3] = e;
        d[i + 4] = f;
        d[i + 5] = g;
        d[i + 6] = h;
        d[i + 7] = j;
    }
}
static NI uint32_t sum_words(const uint32_t* s, uint32_t words) {
    uint32_t a = 0;
    for (uint32_t i = 0; i < words; i++) {
        a += s[i];
        __asm__ volatile("" : "+r"(a));
    }
    return a;
}
static NI uint32_t sum_stride(const uint32_t* s, uint32_t words, uint32_t stride) {
    uint32_t a = 0;
    for (uint32_t o = 0; o < stride; o += 16)
        for (uint32_t i = o; i < words; i += stride) {
            a += s[i];
            __asm__ volatile("" : "+r"(a));
        }
    return a;
}
uint32_t k_stream(uint32_t iters) {
    for (uint32_t i = 0; i < SW; i++) sbuf[i] = i * 2654435761u;
    uint32_t sum = 0;
    for (uint32_t it = 0; it < iters; it++) {
        copy32(dbuf, sbuf, SW);
        sum += sum_words(dbuf, SW);
        sum += sum_stride(dbuf, SW, 64); /* one word a 64-byte line, 256-byte stride */
        sbuf[it & 1023] ^= sum;
    }
    return sum;
}

/* ---------------------------------------------------------- pointer chase */
#define CN (8u * 1024 * 1024 / 64)
static uint32_t chase[CN * 16] __attribute__((aligned(64)));
static NI uint32_t walk(uint32_t p, uint32_t n) {
    while (n--) p = chase[p];
    return p;
}
uint32_t k_chase(uint32_t steps) {
    /* Sattolo: one cycle over all lines. */
    for (uint32_t i = 0; i < CN; i++) chase[i * 16] = i;
    uint32_t seed = 99;
    for (uint32_t i = CN - 1; i > 0; i--) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t j = (uint32_t)(((uint64_t)seed * i) >> 32);
        uint32_t t = chase[i * 16];
        chase[i * 16] = chase[j * 16];
        chase[j * 16] = t;
    }
    for (uint32_t i = 0; i < CN; i++) chase[i * 16] *= 16;
    return walk(0, steps);
}

/* ---------------------------------------------------------------- branchy */
static NI uint32_t f0(uint32_t x) { return x & 1 ? x * 3 + 1 : x >> 1; }
static NI uint32_t f1(uint32_t x) { return x & 2 ? x ^ 0x55 : x + 9; }
static NI uint32_t f2(uint32_t x) { return x & 4 ? f0(x) : f1(x); }
static NI uint32_t f3(uint32_t x) { return x > 0x80000000u ? f2(x) : x + 7; }
static NI uint32_t fib(uint32_t n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
static uint32_t (*const ftab[8])(uint32_t) = {f0, f1, f2, f3, f1, f0, f3, f2};
uint32_t k_branch(uint32_t iters) {
    uint32_t x = SEED, sum = 0;
    for (uint32_t i = 0; i < iters; i++) {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5; /* unpredictable */
        if (x & 1)
            sum += x;
        else
            sum ^= x;
        __asm__ volatile("" : "+r"(sum));
        if (x & 8) {
            if (x & 16)
                sum++;
            else
                sum -= 3;
        }
        __asm__ volatile("" : "+r"(sum));
        switch ((x >> 8) & 15) {
            case 0: sum += 1; break;
            case 1: sum ^= x >> 3; break;
            case 2: sum -= x; break;
            case 3: sum = (sum << 3) | (sum >> 29); break;
            case 4: sum += f0(x); break;
            case 5:
                if (sum & 64) sum ^= 0x1234;
                break;
            case 6: sum *= 5; break;
            case 7: sum ^= f3(x); break;
            case 8: sum += x & 0xff; break;
            case 9: sum = ~sum; break;
            case 10: sum -= 77; break;
            case 11: sum ^= sum >> 7; break;
            case 12: sum += x >> 11; break;
            default: sum += i; break;
        }
        sum += ftab[(x >> 20) & 7](sum);  /* indirect call */
        if ((i & 63) == 0) sum += fib(8); /* returns */
    }
    return sum;
}
