//! The command line.

use std::path::PathBuf;

/// What `--help` prints.
pub const HELP: &str = "\
aflexi-sandbox: an Aflexi API server to try the addon against

  --port N           port on 127.0.0.1 (default 0: any free one, printed when ready)
  --operator LOGIN   the operator's login (default ops@host.example)
  --key KEY          the operator's auth key (default AK-sandbox)
  --operator-id N    the operator's user id (default 42)
  --latency MS       wait before answering each call (default 0)
  --log FILE         append one line per call (never passwords or keys)
  --max-page N       never return more than N rows in one list (default: no limit)
  --help             this text
";

/// How the server was asked to run.
#[derive(Debug, PartialEq)]
pub struct Options {
    pub port: u16,
    pub operator: String,
    pub key: String,
    pub operator_id: i32,
    pub latency_ms: u64,
    pub log: Option<PathBuf>,
    pub max_page: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            operator: "ops@host.example".to_owned(),
            key: "AK-sandbox".to_owned(),
            operator_id: 42,
            latency_ms: 0,
            log: None,
            max_page: None,
        }
    }
}

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub enum Command {
    Serve(Options),
    Help,
}

/// Reads the arguments (without the program's own name).
pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, String> {
    let mut options = Options::default();
    let mut arguments = arguments.into_iter();
    while let Some(flag) = arguments.next() {
        if flag == "--help" {
            return Ok(Command::Help);
        }
        let mut value = || arguments.next().ok_or(format!("{flag} needs a value"));
        match flag.as_str() {
            "--port" => options.port = number(&flag, &value()?)?,
            "--operator" => options.operator = value()?,
            "--key" => options.key = value()?,
            "--operator-id" => options.operator_id = number(&flag, &value()?)?,
            "--latency" => options.latency_ms = number(&flag, &value()?)?,
            "--log" => options.log = Some(value()?.into()),
            "--max-page" => options.max_page = Some(number(&flag, &value()?)?),
            _ => return Err(format!("unknown option {flag}")),
        }
    }
    if options.operator_id < 1 || options.max_page == Some(0) {
        return Err("--operator-id and --max-page start at 1".to_owned());
    }
    Ok(Command::Serve(options))
}

fn number<T: std::str::FromStr>(flag: &str, value: &str) -> Result<T, String> {
    value
        .parse()
        .map_err(|_| format!("{flag} wants a number, not {value:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn reads_every_option() {
        let expected = Options {
            port: 8080,
            operator: "me".to_owned(),
            key: "k".to_owned(),
            operator_id: 7,
            latency_ms: 20,
            log: Some("/tmp/x".into()),
            max_page: Some(75),
        };
        let line = "--port 8080 --operator me --key k --operator-id 7 --latency 20 --log /tmp/x --max-page 75";
        assert_eq!(parse_line(line), Ok(Command::Serve(expected)));
        assert_eq!(parse_line("--help"), Ok(Command::Help));
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        for line in [
            "--prot 1",
            "--port",
            "--port x",
            "--operator-id 0",
            "--max-page 0",
        ] {
            assert!(parse_line(line).is_err(), "{line}");
        }
    }
}
