<?php

namespace WHMCS\Module\Addon\SampleAddon\Admin;

/** Chooses what the admin page shows. */
class Dispatcher
{
    public function dispatch($action, array $vars)
    {
        switch ($action) {
            case 'json':
                return $this->json($vars);
            case 'redirect':
                header('Location: ' . $vars['modulelink'] . '&action=index&arrived=1');
                return '';
            case 'post':
                check_token('WHMCS.admin.default');
                return '<p>Posted</p>';
            default:
                return '<p id="greeting">' . $vars['_lang']['greeting'] . '</p><pre>'
                    . htmlspecialchars(json_encode(array_diff_key($vars, ['_lang' => 0])), ENT_QUOTES) . '</pre>'
                    . '<form method="post" action="' . $vars['modulelink'] . '">' . generate_token()
                    . '<input type="hidden" name="action" value="post"></form>';
        }
    }

    private function json(array $vars)
    {
        while (ob_get_level() > 0) {
            ob_end_clean();
        }
        header('Content-Type: application/json');
        echo json_encode(['link' => $vars['modulelink']]);
        exit;
    }
}
