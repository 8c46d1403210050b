//! An Aflexi API server to try the addon against: XML-RPC in front, an in-memory world behind,
//! and switches that make it fail the way real servers do.

mod args;
mod call;
mod clock;
mod codes;
mod control;
mod faults;
mod http;
mod log;
mod methods;
mod options;
mod query;
mod rpc;
mod sandbox;
mod world;

use std::convert::Infallible;
use std::io::Write;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use options::{Command, Options};
use sandbox::Sandbox;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let options = match options::parse(std::env::args().skip(1)) {
        Ok(Command::Serve(options)) => options,
        Ok(Command::Help) => {
            print!("{}", options::HELP);
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("aflexi-sandbox: {problem} (see --help)");
            return ExitCode::from(2);
        }
    };
    match serve(&options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("aflexi-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Serves until SIGTERM or SIGINT.
async fn serve(options: &Options) -> std::io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let sandbox = Arc::new(Sandbox::new(options)?);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    announce(listener.local_addr()?.port())?;
    tokio::select! {
        never = accept(&listener, &sandbox) => match never {},
        _ = terminate.recv() => Ok(()),
        _ = interrupt.recv() => Ok(()),
    }
}

async fn accept(listener: &TcpListener, sandbox: &Arc<Sandbox>) -> Infallible {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(http::serve_connection(stream, Arc::clone(sandbox)));
            }
            Err(error) => {
                // Out of descriptors, most likely: give connections time to end.
                eprintln!("aflexi-sandbox: {error}");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

/// The one line a parent process waits for.
fn announce(port: u16) -> std::io::Result<()> {
    let mut stdout = std::io::stdout();
    writeln!(
        stdout,
        "listening on http://127.0.0.1:{port}{}",
        http::CORE_PATH
    )?;
    stdout.flush()
}
