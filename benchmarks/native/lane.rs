// The measuring loop shared by the Rust contenders of `bench rings`: what LaneBenchmark does, block by block.
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::Arc;
use std::time::Instant;

pub const FRAMES: usize = 128;
pub const BLOCKS: usize = 64;
const BATCH: u64 = 2048;
const NUMBERS: u64 = (1 << 24) - 1;
pub type Block = [[f32; FRAMES]; 2];

pub trait Writer {
    fn offer(&mut self, unit: &Block) -> bool;
}

pub trait Reader: Send + 'static {
    fn poll(&mut self, unit: &mut Block) -> bool;
}

fn check(n: u64, value: f32) {
    assert!(value == (n & NUMBERS) as f32, "unit {n} arrived as {value}");
}

/// Arguments: THREADS BATCHES. Prints mean and median ns a block.
pub fn run<W: Writer, R: Reader>(mut writer: W, mut reader: R) {
    let args: Vec<usize> = std::env::args().skip(1).map(|a| a.parse().expect("THREADS BATCHES")).collect();
    let (threads, batches) = (args[0], args[1]);
    let taken = Arc::new((AtomicU64::new(0), [0u64; 31], AtomicBool::new(false)));
    let mut alone = None;
    let mut other = None;
    if threads == 1 {
        alone = Some(reader);
    } else {
        let shared = taken.clone();
        other = Some(std::thread::spawn(move || {
            let mut mine: Block = [[0.0; FRAMES]; 2];
            let mut n = 0u64;
            while !shared.2.load(Ordering::Relaxed) {
                if reader.poll(&mut mine) {
                    check(n, black_box(&mine)[0][0]); // or the compiler leaves out what nobody looks at
                    n += 1;
                    shared.0.store(n, Ordering::Release);
                } else {
                    std::hint::spin_loop();
                }
            }
        }));
    }
    let mut source: Block = [[0.5; FRAMES]; 2];
    let mut target: Block = [[0.0; FRAMES]; 2];
    let mut nanos = Vec::with_capacity(batches);
    let mut sent = 0u64;
    for batch in 0..batches + batches / 4 {
        let begun = Instant::now();
        for _ in 0..BATCH {
            source[0][0] = (sent & NUMBERS) as f32;
            while !writer.offer(black_box(&source)) {
                std::hint::spin_loop();
            }
            if let Some(reader) = alone.as_mut() {
                while !reader.poll(&mut target) {
                    std::hint::spin_loop();
                }
                check(sent, black_box(&target)[0][0]);
            }
            sent += 1;
        }
        while threads == 2 && taken.0.load(Ordering::Acquire) < sent {
            std::hint::spin_loop();
        }
        if batch >= batches / 4 {
            nanos.push(begun.elapsed().as_nanos() as f64 / BATCH as f64);
        }
    }
    taken.2.store(true, Ordering::Relaxed);
    if let Some(other) = other {
        other.join().expect("the reader failed");
    }
    let mean = nanos.iter().sum::<f64>() / nanos.len() as f64;
    nanos.sort_by(f64::total_cmp);
    println!("mean={mean:.2} median={:.2}", nanos[nanos.len() / 2]);
}
