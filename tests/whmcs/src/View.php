<?php

declare(strict_types=1);

namespace WhmcsHost;

/** The host's own pages: PHP files in views/. */
final class View
{
    /** @param array<string, mixed> $vars */
    public static function render(string $name, array $vars = []): string
    {
        $e = static fn (mixed $text): string => htmlspecialchars((string) $text, ENT_QUOTES);
        // For WHMCS's columns, which may hold HTML entities already.
        $stored = static fn (mixed $text): string => htmlspecialchars((string) $text, ENT_QUOTES, 'UTF-8', false);
        ob_start();
        try {
            // Only the view's own variables are in sight.
            (static function (): void {
                extract(func_get_arg(1));
                require func_get_arg(0);
            })(dirname(__DIR__) . "/views/$name.php", $vars + ['e' => $e, 'stored' => $stored]);
            return (string) ob_get_contents();
        } finally {
            ob_end_clean();
        }
    }
}
