<?php

declare(strict_types=1);

namespace WhmcsHost;

use WhmcsHost\Server\Fpm;
use WhmcsHost\Server\MariaDb;
use WhmcsHost\Server\Nginx;
use WhmcsHost\Server\Sandbox;

/** A running WHMCS-compatible site with servers of its own, for tests and demonstrations. */
final class Site
{
    private readonly SiteFiles $files;
    private readonly string $directory;
    private readonly MariaDb $mariaDb;
    private readonly Database $database;
    private readonly Fpm $fpm;
    private readonly Nginx $nginx;
    private ?Sandbox $sandbox = null;
    private ?string $elsewhere = null;
    private readonly string $token;

    /** @var list<MariaDb|Fpm|Nginx|Sandbox> in the order they were started */
    private array $servers = [];

    /** @param array<string, mixed> $options the parameters of Options */
    public static function start(array $options = []): self
    {
        $site = new self(new Options(...$options));
        // Also when a test dies or the user presses Ctrl-C.
        register_shutdown_function($site->stop(...));
        pcntl_async_signals(true);
        foreach ([SIGINT, SIGTERM] as $signal) {
            pcntl_signal($signal, static fn () => exit(128 + $signal));
        }
        try {
            $site->launch();
        } catch (\Throwable $e) {
            $site->stop();
            throw $e;
        }
        return $site;
    }

    private function __construct(private readonly Options $options)
    {
        $this->directory = $options->directory ?? sys_get_temp_dir() . '/whmcs-' . bin2hex(random_bytes(4));
        $this->files = new SiteFiles($this->directory);
        $this->token = bin2hex(random_bytes(16));
    }

    /** @return array{shop: array<string, int>, clients: list<int>} what the site was seeded with */
    public function seeded(): array
    {
        return json_decode(file_get_contents("$this->directory/seed.json"), true);
    }

    /** Where the site answers, with a slash at its end. */
    public function url(): string
    {
        return $this->elsewhere ?? $this->nginx->url();
    }

    /** From now on browsers go to another server with the same root, or to the usual one again. */
    public function isServedFrom(?string $url): void
    {
        $this->elsewhere = $url;
    }

    /** WHMCS's root directory. */
    public function root(): string
    {
        return $this->files->root();
    }

    /** The directory of the whole site, with the logs of its servers. */
    public function directory(): string
    {
        return $this->directory;
    }

    public function sandbox(): Sandbox
    {
        return $this->sandbox ?? throw new \LogicException('The site was started without a sandbox.');
    }

    /** The database server: to stop it, start it again, or end connections as its administrator. */
    public function mariaDb(): MariaDb
    {
        return $this->mariaDb;
    }

    /** Loads another extension, or none, from now on: PHP-FPM starts again. */
    public function useExtension(?string $extension): void
    {
        $this->files->writeIni($extension, $this->options->timezone);
        $this->fpm->stop();
        $this->fpm->start();
    }

    /**
     * Runs PHP another way from now on, or the usual way again: PHP-FPM starts again.
     *
     * @param array<string, int|string> $ini  more settings of PHP, for cron as well
     * @param array<string, int|string> $pool directives of PHP-FPM's pool
     * @param array<string, int|string> $fpm  and of the whole server
     */
    public function runPhp(array $ini = [], array $pool = [], array $fpm = []): void
    {
        // In a file of its own, read after those of Debian, which would have the last word.
        putenv('PHP_INI_SCAN_DIR' . ($ini === [] ? '' : '=:' . $this->files->writeLateIni($ini)));
        $this->fpm->stop();
        $this->fpm->start($fpm, $pool);
    }

    /** PHP's web server: to signal it, or to read its log. */
    public function fpm(): Fpm
    {
        return $this->fpm;
    }

    /** Changes undocumented behaviour from the next request on. */
    public function useProfile(Profile $profile): void
    {
        $this->files->writeConfiguration([
            'db_host' => 'localhost',
            'db_socket' => $this->mariaDb->socket(),
            'db_name' => Database::NAME,
            'db_username' => Database::USER,
            'db_password' => Database::PASSWORD,
            'mysql_charset' => 'utf8mb4',
            'cc_encryption_hash' => $this->encryptionHash(),
            'host_timezone' => $this->options->timezone,
            'host_token' => $this->token,
            'host_autoload' => dirname(__DIR__) . '/autoload.php',
            'host_profile' => $profile->toArray(),
        ]);
    }

    /** A new connection to the database, as WHMCS's user. */
    public function pdo(): \PDO
    {
        return $this->database->connect();
    }

    /** A visitor of the client area. */
    public function visitor(): Browser
    {
        return new Browser($this->url());
    }

    /** An admin who has signed in, `admin` or `support`; paths start from the admin directory. */
    public function admin(string $username = 'admin'): Browser
    {
        $browser = new Browser($this->url() . 'admin/');
        $token = $browser->get('login.php')->field('token');
        $page = $browser->post('login.php', ['token' => $token, 'username' => $username, 'password' => $username]);
        if (!str_contains($page->body, 'name="logout"')) {
            throw new \RuntimeException("Cannot sign in as $username: {$page->text()}");
        }
        return $browser;
    }

    /** The owner of a client account, signed in to the client area. */
    public function client(int $clientId): Browser
    {
        [$email, $password] = $this->credentials($clientId);
        $browser = $this->visitor();
        $token = $browser->get('login.php')->field('token');
        $browser->post('login.php', ['token' => $token, 'username' => $email, 'password' => $password]);
        return $browser;
    }

    /**
     * Gives the owner of a client account a new password. Users are made without one: nobody else signs in.
     *
     * @return array{string, string} what to sign in with: the e-mail and the password
     */
    public function credentials(int $clientId): array
    {
        $pdo = $this->pdo();
        $statement = $pdo->prepare('SELECT u.id, u.email FROM tblusers u JOIN tblusers_clients c'
            . ' ON c.auth_user_id = u.id WHERE c.client_id = ? AND c.owner = 1');
        $statement->execute([$clientId]);
        [$user, $email] = $statement->fetch(\PDO::FETCH_NUM);
        $password = bin2hex(random_bytes(8));
        $pdo->prepare('UPDATE tblusers SET password = ? WHERE id = ?')
            ->execute([password_hash($password, PASSWORD_BCRYPT, ['cost' => 4]), $user]);
        return [$email, $password];
    }

    /** Activates a module as the full administrator does; the page that answers says how it went. */
    public function activate(string $module): Response
    {
        return $this->addons(['action' => 'activate', 'module' => $module]);
    }

    public function deactivate(string $module): Response
    {
        return $this->addons(['action' => 'deactivate', 'module' => $module]);
    }

    /**
     * Saves settings of a module through the form; what is not named stays as the form shows it.
     *
     * @param array<string, string|null> $values null unticks a box
     * @param list<int>                  $roles  who may open the module
     */
    public function configure(string $module, array $values = [], array $roles = [1]): Response
    {
        $admin = $this->admin();
        $form = $admin->get('configaddonmods.php')->form("//*[@id='addon-$module']//form[contains(@class,'settings')]");
        $form['action'] = 'save';
        $form['fields'][$module] = array_merge($form['fields'][$module] ?? [], $values);
        $form['access'][$module] = array_fill_keys($roles, 'on');
        return $admin->post('configaddonmods.php', $form);
    }

    /** Runs the system cron in a process of its own; what it printed. */
    public function cron(bool $daily = false): string
    {
        $php = [PHP_BINARY, '-c', $this->files->ini(), '-d', 'display_errors=1'];
        $command = [...$php, $this->root() . '/crons/cron.php'];
        if ($daily) {
            $command[] = '--daily';
        }
        exec(implode(' ', array_map(escapeshellarg(...), $command)) . ' 2>&1', $output, $status);
        if ($status !== 0) {
            throw new \RuntimeException("cron ended with status $status:\n" . implode("\n", $output));
        }
        return implode("\n", $output);
    }

    /** What PHP had to complain about since the last call, on the web and in cron. */
    public function takePhpErrors(): string
    {
        $log = $this->files->errorLog();
        $errors = is_file($log) ? file_get_contents($log) : '';
        file_put_contents($log, '');
        return $errors;
    }

    /** Boots the host in this process, hooks included, so that the engine can work in it. */
    public function boot(): void
    {
        Host::boot($this->root());
    }

    /**
     * Lets the engine do something inside a web request; see EventEndpoint.
     *
     * @param list<mixed> $arguments
     */
    public function event(string $subject, string $method, mixed ...$arguments): mixed
    {
        $event = json_encode(['subject' => $subject, 'method' => $method, 'args' => $arguments], JSON_THROW_ON_ERROR);
        $headers = ['Content-Type: application/json', "X-Host-Token: $this->token"];
        $response = $this->visitor()->send('POST', '_host/event.php', $event, $headers);
        $answer = json_decode($response->body, true);
        if ($response->status !== 200 || !is_array($answer)) {
            throw new \RuntimeException("$subject->$method: $response->status $response->body");
        }
        return $answer['answer'];
    }

    /** Stops all servers, the last one first. */
    public function stop(): void
    {
        while ($this->servers !== []) {
            array_pop($this->servers)->stop();
        }
        if ($this->options->directory === null && is_dir($this->directory)) {
            $this->files->remove();
        }
    }

    private function launch(): void
    {
        $options = $this->options;
        $sample = $options->sampleAddon ? [dirname(__DIR__) . '/sample'] : [];
        $this->files->lay($options->modules, ...$sample);
        $this->files->writeIni($options->extension, $options->timezone);
        $this->mariaDb = new MariaDb(
            "$this->directory/db",
            $options->strictSql,
            $options->offset(),
            $options->databaseMemory,
        );
        $this->servers[] = $this->mariaDb;
        $this->useProfile($options->profile);
        $this->database = new Database($this->mariaDb);
        $fresh = !$this->database->exists();
        if ($fresh) {
            $this->database->make($options->mayDrop);
        }
        if ($options->sandbox !== null) {
            $this->servers[] = $this->sandbox = new Sandbox($options->sandbox, "$this->directory/sandbox");
        }
        $this->fpm = new Fpm("$this->directory/fpm", $this->files->ini(), $options->fpmWorkers);
        $this->servers[] = $this->fpm;
        $this->nginx = new Nginx("$this->directory/nginx", $this->root(), $this->fpm->socket());
        $this->servers[] = $this->nginx;
        $fresh ? $this->seed() : $this->moveHere();
    }

    private function seed(): void
    {
        $seeded = $this->options->clients > 0
            ? $this->event('seed', 'site', 1, $this->options->clients, $this->url())
            : $this->event('seed', 'empty', $this->url());
        file_put_contents("$this->directory/seed.json", json_encode($seeded));
    }

    /** The port is another one each time. */
    private function moveHere(): void
    {
        $this->pdo()->prepare("UPDATE tblconfiguration SET value = ? WHERE setting = 'SystemURL'")
            ->execute([$this->url()]);
    }

    /** Made once for a site, since what is encrypted with it stays in the database. */
    private function encryptionHash(): string
    {
        $file = "$this->directory/cc_encryption_hash";
        is_file($file) || file_put_contents($file, bin2hex(random_bytes(32)));
        return file_get_contents($file);
    }

    /** @param array<string, string> $fields */
    private function addons(array $fields): Response
    {
        $admin = $this->admin();
        $token = $admin->get('configaddonmods.php')->field('token');
        return $admin->post('configaddonmods.php', $fields + ['token' => $token]);
    }
}
