/*
 * The strips' inner loop in C, as a control for `bench mix`: 64 stereo channels under a gain, added up on a stereo
 * bus. Usage: mix FRAMES moving|rest CALLS; prints ns per stereo channel-frame.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CHANNELS = 64, MOST = 1024 };

static float in[2 * CHANNELS][MOST] __attribute__((aligned(64)));
static float bus[2][MOST] __attribute__((aligned(64)));
static float ramp[MOST] __attribute__((aligned(64)));

__attribute__((noinline)) static void rest(const float *restrict a, float *restrict b, float gain, int frames) {
  for (int i = 0; i < frames; i++) b[i] += a[i] * gain;
}

__attribute__((noinline)) static void moving(
    const float *restrict a, float *restrict b, float first, float step, int frames) {
  for (int i = 0; i < frames; i++) b[i] += a[i] * (first + ramp[i] * step);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 4) return fprintf(stderr, "usage: mix FRAMES moving|rest CALLS\n"), 2;
  int frames = atoi(argv[1]), moves = !strcmp(argv[2], "moving"), calls = atoi(argv[3]);
  if (frames < 1 || frames > MOST) return fprintf(stderr, "FRAMES is %d, allowed 1..%d\n", frames, MOST), 2;
  for (int c = 0; c < 2 * CHANNELS; c++)
    for (int i = 0; i < frames; i++) in[c][i] = (float)rand() / RAND_MAX - 0.5f;
  for (int i = 0; i < frames; i++) ramp[i] = (float)i;
  double begun = 0;
  for (int n = -calls / 4; n < calls; n++) {
    if (n == 0) begun = now();
    for (int c = 0; c < 2; c++) memset(bus[c], 0, frames * sizeof(float));
    for (int c = 0; c < 2 * CHANNELS; c++)
      if (moves) moving(in[c], bus[c & 1], 0.5f, -0.25f / (1 << 30), frames);
      else rest(in[c], bus[c & 1], 0.5f, frames);
    __asm__ volatile("" : : "r"(bus) : "memory");
  }
  printf("nanos=%.4f\n", (now() - begun) / calls / CHANNELS / frames);
  return 0;
}
