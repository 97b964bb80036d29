/*
 * The input ring in C11, as a control for `bench rings`: one writer, one reader, planar stereo in and out, positions
 * that only grow, the other side's position cached. Usage: ring THREADS BATCHES; prints mean and median ns a block.
 */
#include <pthread.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CAPACITY = 8192, SLOTS = 32768, FRAMES = 128, BATCH = 2048, NUMBERS = (1 << 24) - 1 };

static alignas(128) float storage[2][SLOTS];
static alignas(128) _Atomic uint64_t tail;
static alignas(128) _Atomic uint64_t head;
static alignas(128) struct { uint64_t position, head; } writer;
static alignas(128) struct { uint64_t position, tail; } reader;
static alignas(128) _Atomic uint64_t taken;
static alignas(128) _Atomic int stopping;
static alignas(128) float source[2][FRAMES];

static inline void pause_cpu(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

static int offer(float (*unit)[FRAMES]) {
  if (CAPACITY - (writer.position - writer.head) < FRAMES) {
    writer.head = atomic_load_explicit(&head, memory_order_acquire); /* pairs with release in poll */
    if (CAPACITY - (writer.position - writer.head) < FRAMES) return 0;
  }
  size_t at = writer.position & (SLOTS - 1);
  for (int c = 0; c < 2; c++) memcpy(&storage[c][at], unit[c], sizeof unit[c]);
  writer.position += FRAMES;
  atomic_store_explicit(&tail, writer.position, memory_order_release); /* pairs with acquire in poll */
  return 1;
}

static int poll(float (*unit)[FRAMES]) {
  if (reader.tail - reader.position < FRAMES) {
    reader.tail = atomic_load_explicit(&tail, memory_order_acquire);
    if (reader.tail - reader.position < FRAMES) return 0;
  }
  size_t at = reader.position & (SLOTS - 1);
  for (int c = 0; c < 2; c++) memcpy(unit[c], &storage[c][at], sizeof unit[c]);
  reader.position += FRAMES;
  atomic_store_explicit(&head, reader.position, memory_order_release);
  return 1;
}

/* The compiler must believe that somebody looks at all of it. */
static inline void seen(void *unit) { __asm__ volatile("" : : "r"(unit) : "memory"); }

static void check(uint64_t n, float value) {
  if (value == (float)(n & NUMBERS)) return;
  fprintf(stderr, "unit %llu arrived as %f\n", (unsigned long long)n, value);
  exit(1);
}

static void *consume(void *unused) {
  (void)unused;
  static alignas(128) float mine[2][FRAMES];
  for (uint64_t n = 0; !atomic_load_explicit(&stopping, memory_order_relaxed);) {
    if (poll(mine)) {
      seen(mine);
      check(n, mine[0][0]);
      atomic_store_explicit(&taken, ++n, memory_order_release);
    } else pause_cpu();
  }
  return NULL;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc != 3) return fprintf(stderr, "usage: ring THREADS BATCHES\n"), 2;
  int threads = atoi(argv[1]), batches = atoi(argv[2]), warm = batches / 4;
  double *nanos = calloc(batches, sizeof *nanos), sum = 0;
  static alignas(128) float target[2][FRAMES];
  pthread_t other;
  if (threads == 2 && pthread_create(&other, NULL, consume, NULL) != 0) return 1;
  uint64_t sent = 0;
  for (int b = -warm; b < batches; b++) {
    double begun = now();
    for (int i = 0; i < BATCH; i++) {
      source[0][0] = (float)(sent & NUMBERS);
      while (!offer(source)) pause_cpu();
      if (threads == 1) {
        while (!poll(target)) pause_cpu();
        seen(target);
        check(sent, target[0][0]);
      }
      sent++;
    }
    while (threads == 2 && atomic_load_explicit(&taken, memory_order_acquire) < sent) pause_cpu();
    if (b >= 0) sum += nanos[b] = (now() - begun) / BATCH;
  }
  atomic_store(&stopping, 1);
  if (threads == 2) pthread_join(other, NULL);
  qsort(nanos, batches, sizeof *nanos, ascending);
  printf("mean=%.2f median=%.2f\n", sum / batches, nanos[batches / 2]);
  return 0;
}
