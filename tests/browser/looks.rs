//! Screenshots for people to look at: `cargo xtask look`.

use crate::browser::{Wishes, browse, place};
use anyhow::Result;

const SIZES: [(u32, u32); 4] = [(1440, 900), (1024, 768), (390, 844), (360, 640)];

/// Addresses worth a look; `DEMARCHE_LOOK` names others, separated by spaces.
const VIEWS: [(&str, &str); 1] = [("start", "")];

#[test]
fn screenshots() -> Result<()> {
    let folder = place("DEMARCHE_LOOKS")?;
    browse(&Wishes::default(), async |page| {
        let engine = page.engine().name();
        for scheme in ["light", "dark"] {
            for (name, address) in VIEWS {
                for (width, height) in SIZES {
                    page.look(width, height, scheme).await?;
                    page.open(address).await?;
                    page.until_state("ready").await?;
                    page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
                    page.screenshot(&folder.join(format!("{name}-{width}x{height}-{scheme}-{engine}.png")))
                        .await?;
                }
            }
        }
        Ok(())
    })
}
