<?php

namespace WHMCS\Module\Addon\AflexiCdn;

use WHMCS\Module\Addon\AflexiCdn\Page\Router;

/**
 * Renders templates. Beside its own data a template gets `$e` (escape), `$name` (escape what people or things outside
 * are called, and keep its writing direction to itself), `$t` (sentence), `$word` (sentence of a code, or the code),
 * `$reason` (sentence of a reason), `$cause` (what or who asked for something), `$who` (who did something), `$number`
 * (a number as the language writes it), `$volume` (megabytes in a unit that suits them), `$time` (a UTC time as WHMCS
 * shows times), `$date` (a day as WHMCS shows days), `$part` (another template, with its own data only), `$link` (the
 * module's address) and `$tokens` (hidden fields of a form).
 */
final class View
{
    /** Scripts beside that of long work, by template: niceties that a page does without. */
    private const SCRIPTS = [
        'products' => ['select.js'],
        'publishers' => ['copy.js'],
        'publisher_page' => ['copy.js'],
    ];

    /** @var Language */
    private $language;

    /** @var string */
    private $link;

    public function __construct(Language $language, string $link)
    {
        $this->language = $language;
        $this->link = $link;
    }

    /** The sentences. */
    public function language(): Language
    {
        return $this->language;
    }

    /**
     * The address of one of the pages.
     *
     * @param array<string, int|string> $query what it is filtered by; empty values are left out
     */
    public function address(string $page, array $query = []): string
    {
        $query = array_filter($query, static function ($value): bool {
            return $value !== '';
        });

        return $this->link . '&' . http_build_query(['page' => $page] + $query, '', '&', PHP_QUERY_RFC3986);
    }

    /**
     * A whole page.
     *
     * @param array<string, mixed> $data
     * @param string               $tab  the page it belongs to, if its template is not named so
     */
    public function page(string $template, array $data, string $tab = ''): string
    {
        $tab = $tab === '' ? $template : $tab;
        $scripts = self::SCRIPTS[$template] ?? [];
        if (array_intersect(array_column($data['works'] ?? [], 'state'), ['running', 'paused']) !== []) {
            $scripts[] = 'progress.js';
        }

        return $this->render('layout', [
            'template' => $template,
            'data' => $data,
            'tabs' => isset(Router::PAGES[$tab]) ? self::tabs($tab, !empty($data['legacy'])) : [],
            'here' => $tab,
            'stylesheet' => self::asset('admin.css'),
            'scripts' => array_map([self::class, 'asset'], $scripts),
        ]);
    }

    /**
     * One template.
     *
     * @param array<string, mixed> $data
     */
    public function render(string $template, array $data): string
    {
        $level = ob_get_level();
        ob_start();
        try {
            self::run(__DIR__ . '/../templates/' . $template . '.php', $data + $this->helpers());

            return (string) ob_get_clean();
        } catch (\Throwable $error) {
            while (ob_get_level() > $level) {
                ob_end_clean();
            }
            throw $error;
        }
    }

    /** @return array<string, mixed> */
    private function helpers(): array
    {
        $escape = static function ($value): string {
            return htmlspecialchars((string) $value, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
        };

        return [
            'e' => $escape,
            'name' => static function ($value) use ($escape): string {
                return '<bdi>' . $escape(Language::isolate((string) $value)) . '</bdi>';
            },
            't' => \Closure::fromCallable([$this->language, 'text']),
            'word' => \Closure::fromCallable([$this->language, 'word']),
            'reason' => \Closure::fromCallable([$this->language, 'reason']),
            'cause' => \Closure::fromCallable([$this->language, 'cause']),
            'who' => \Closure::fromCallable([$this->language, 'who']),
            'number' => \Closure::fromCallable([$this->language, 'number']),
            'volume' => \Closure::fromCallable([$this->language, 'volume']),
            'time' => \Closure::fromCallable([Host::class, 'localTime']),
            'date' => \Closure::fromCallable([Host::class, 'localDate']),
            'part' => \Closure::fromCallable([$this, 'render']),
            'link' => $this->link,
            'tokens' => Token::fields(),
        ];
    }

    /** @return list<string> the pages to go to */
    private static function tabs(string $here, bool $legacy): array
    {
        $pages = array_keys(Router::PAGES);

        return $legacy || $here === Router::LEGACY ? $pages : array_values(array_diff($pages, [Router::LEGACY]));
    }

    /** The address of a file of ours, a new one for each version. */
    private static function asset(string $file): string
    {
        return '../modules/addons/aflexi_cdn/assets/' . $file . '?v=' . Module::VERSION;
    }

    /** A scope of its own: a template sees its data and nothing else. */
    private static function run(): void
    {
        extract(func_get_arg(1), EXTR_SKIP);
        require func_get_arg(0);
    }
}
