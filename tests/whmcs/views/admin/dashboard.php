<div class="row numbers">
    <?php foreach ($numbers as $label => $number) : ?>
    <div class="col-sm-3 col-xs-6">
        <div class="panel panel-default number"><strong><?= $e($number) ?></strong><span><?= $e($label) ?></span></div>
    </div>
    <?php endforeach ?>
</div>
<?= $hooks ?>
<div class="row">
    <?php foreach ($widgets as $widget) : ?>
    <div class="col-sm-<?= 4 * $widget->getColumns() ?>">
        <div class="panel panel-default widget">
            <div class="panel-heading"><h2 class="panel-title"><?= $e($widget->getTitle()) ?></h2></div>
            <div class="panel-body"><?= $widget->render() ?></div>
        </div>
    </div>
    <?php endforeach ?>
    <div class="col-sm-12">
        <div class="panel panel-default">
            <div class="panel-heading"><h2 class="panel-title">Activity</h2></div>
            <table class="table">
                <?php foreach ($log as $line) : ?>
                <tr>
                    <td class="text-muted nowrap"><?= $e($line->date) ?></td>
                    <td><?= $e($line->description) ?></td>
                    <td class="text-muted"><?= $e($line->user) ?></td>
                </tr>
                <?php endforeach ?>
            </table>
        </div>
    </div>
</div>
