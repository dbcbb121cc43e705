//! The site on servers that people have, below their root: nginx with the very lines of `docs/publish.md`, and Python's.
//! In Chromium, whose log has every file that is missing or of the wrong type.

use crate::browser::{Wishes, browse, place};
use crate::page::Page;
use anyhow::{Context as _, Result, bail};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server with its folder; both end with it.
struct Server {
    process: Child,
    port: u16,
    folder: PathBuf,
}

impl Server {
    /// Starts what `command` makes of a free port and an empty folder.
    fn start(name: &str, command: impl Fn(u16, &Path) -> Result<Command>) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("demarche-host-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = command(port, &folder)?;
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(std::fs::File::create(folder.join("log"))?);
        let process = command.spawn().with_context(|| format!("cannot run {name}"))?;
        let mut server = Self { process, port, folder };
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(server);
            }
            if server.process.try_wait()?.is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("{name} does not answer: {}", std::fs::read_to_string(server.folder.join("log"))?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked to, nginx ends its workers with itself.
        Command::new("kill").arg(self.process.id().to_string()).status().ok();
        self.process.wait().ok();
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// nginx with the block that `docs/publish.md` gives, but for the folder of the site.
fn nginx() -> Result<Server> {
    let guide = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/publish.md"))?;
    let block = guide.split_once("```nginx\n").and_then(|(_, rest)| rest.split_once("```"));
    let block = block.context("docs/publish.md has no lines for nginx")?.0;
    let site = place("DEMARCHE_SITE")?.canonicalize()?;
    Server::start("nginx", |port, folder| {
        let types = place("DEMARCHE_NGINX_TYPES")?;
        let own = folder.display();
        // All that nginx writes goes into the folder. `user` is for root only: without it, nginx would read the site as
        // somebody who may not.
        let written = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let written: String =
            written.iter().map(|what| format!("{what}_temp_path {own}/{what};\n")).collect();
        let settings = format!(
            "user root; daemon off; worker_processes 1; pid {own}/pid; error_log stderr;\n\
             events {{}}\n\
             http {{ include {}; default_type application/octet-stream; access_log off; {written}\
             server {{ listen 127.0.0.1:{port};\n{} }} }}\n",
            types.display(),
            block.replace("/srv/talks", &site.to_string_lossy()),
        );
        let file = folder.join("nginx.conf");
        std::fs::write(&file, settings)?;
        let mut command = Command::new(place("DEMARCHE_NGINX")?);
        command.arg("-p").arg(folder).arg("-c").arg(file).args(["-e", "stderr"]);
        Ok(command)
    })
}

/// Python's server over a folder in which the site is one of its folders.
fn python() -> Result<Server> {
    let site = place("DEMARCHE_SITE")?.canonicalize()?;
    Server::start("python", |port, folder| {
        let root = folder.join("root");
        std::fs::create_dir_all(&root)?;
        std::os::unix::fs::symlink(&site, root.join("talks"))?;
        let mut command = Command::new(place("DEMARCHE_PYTHON")?);
        command
            .args(["-m", "http.server", "--bind", "127.0.0.1", "--directory"])
            .arg(root)
            .arg(port.to_string());
        Ok(command)
    })
}

/// What holds on any host: the page lives, leads on, complains of nothing and asks nobody else; what is not there is
/// said not to be, also where a document is asked for.
async fn holds(page: &Page, server: &Server) -> Result<()> {
    let site = format!("http://127.0.0.1:{}/talks/", server.port);
    page.visit(&site).await?;
    page.until_state("ready").await?;
    page.click(".kicker a[href$='?n=plastics-inc5']").await?;
    page.until("location.search.includes('plastics') && document.title.includes('plastics')").await?;
    // A folder of its own, named without the slash at its end as readers type it.
    page.visit(&format!("{site}n/plastics-inc5")).await?;
    page.until_state("ready").await?;
    page.until("location.pathname.endsWith('/n/plastics-inc5/')").await?;
    assert_eq!(page.foreign_requests().await?, Vec::<String>::new());
    assert_eq!(page.complaints().await?, Vec::<String>::new());
    let missing = "fetch('../../negotiations/none.json').then(answer => answer.status)";
    assert_eq!(page.value::<u16>(missing).await?, 404);
    Ok(())
}

#[test]
fn python_serves_the_site_from_a_folder() -> Result<()> {
    let server = python()?;
    browse(&Wishes::default(), async |page| holds(page, &server).await)
}

#[test]
fn nginx_serves_the_site_as_the_guide_has_it() -> Result<()> {
    let server = nginx()?;
    browse(&Wishes::default(), async |page| {
        holds(page, &server).await?;
        // What has a hash in its name is kept for good, what has none is asked for each time.
        let kept = "fetch(document.querySelector('link[rel=stylesheet]').href)\
                    .then(answer => answer.headers.get('cache-control'))";
        assert!(page.value::<String>(kept).await?.contains("immutable"));
        let asked = "fetch('.').then(answer => answer.headers.get('cache-control'))";
        assert_eq!(page.value::<String>(asked).await?, "no-cache");
        Ok(())
    })
}
