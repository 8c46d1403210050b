<div class="alert alert-<?= $e($status) ?>"><?= $e($text) ?></div>
