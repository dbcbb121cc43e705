//! What a file weighs on the wire.

use anyhow::Result;
use std::io::Write as _;

/// Bytes as brotli makes them at its best.
///
/// # Errors
/// Never in practice: memory does not refuse to be written.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
        writer.write_all(bytes)?;
    }
    Ok(out)
}
